import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../platform/database.ts';
import type { SmallRealm } from '../territory/testing/small-realm.ts';
import { keepAllRetention, keepRetention } from './keep-retention.ts';
import type { RunReport } from './retention.store.ts';
import { type House, openHouse } from './testing/house.ts';

let house: House;
let realm: SmallRealm;

beforeAll(async () => {
  house = await openHouse();
  realm = await house.addRealm('small');
  const open = await house.write(realm, 'A pothole that stays.');
  await house.openCase(realm, open);
  const done = await house.write(realm, 'A pothole that was filled.');
  const { id } = await house.openCase(realm, done);
  await house.database.acrossRealms((tx) =>
    tx.run(sql`update cases set state = 'closed', closed_at = ${house.clock.now()} where id = ${id}`),
  );
  const spam = await house.write(realm, 'Buy carpets.');
  await house.ask(realm.operator, 'POST', `/api/messages/${spam}/set-aside`, { reason: 'spam' }, 1);
  await house.write(realm, 'Nobody has decided on this.');
});
afterAll(() => house.close());

const run = (dry: boolean) => keepRetention(house.platform, realm.realmId, { dry });
const rowsOf = (report: readonly RunReport[], kind: string) => report.find((one) => one.kind === kind)!.rows;
const contacts = async () =>
  (
    await house.database.acrossRealms((tx) =>
      tx.one(sql<{ n: number }>`select count(*)::int as n from vault where kind = 'author'`),
    )
  ).n;

describe('retention', () => {
  it('takes nothing before its time', async () => {
    house.clock.advance(364 * 86_400_000);
    const report = await run(false);
    expect(rowsOf(report, 'contacts')).toBe(0);
    expect(await contacts()).toBe(4);
  });

  it('says in a dry run what would go, and takes none of it', async () => {
    house.clock.advance(2 * 86_400_000);
    const report = await run(true);
    // Of the closed case and of the message set aside; not of the open case, nor where nobody has decided.
    expect(rowsOf(report, 'contacts')).toBe(2);
    expect(rowsOf(report, 'set-aside words')).toBe(1);
    expect(await contacts()).toBe(4);
  });

  it('takes the same when it is meant, once, and tells of it in the log', async () => {
    const announced = await run(true);
    const taken = await run(false);
    expect(taken).toEqual(announced);
    expect(await contacts()).toBe(2);
    expect((await run(false)).every(({ rows }) => rows === 0)).toBe(true);
    const log = await house.ask(realm.administrator, 'GET', '/api/outward-acts?act=retention');
    expect(log.json().items.map(({ data }: { data: object }) => data)).toEqual([
      expect.objectContaining({ contacts: 2, 'set-aside words': 1 }),
    ]);
  });

  it('runs at an administrator’s word, under their name', async () => {
    const spam = await house.write(realm, 'Carpets once more.');
    await house.ask(realm.operator, 'POST', `/api/messages/${spam}/set-aside`, { reason: 'spam' }, 1);
    house.clock.advance(366 * 86_400_000);
    expect((await house.ask(realm.curator, 'POST', '/api/retention/run')).statusCode).toBe(403);
    const report = (await house.ask(realm.administrator, 'POST', '/api/retention/run')).json();
    expect(rowsOf(report, 'set-aside words')).toBe(1);
    const log = await house.ask(realm.administrator, 'GET', '/api/outward-acts?act=retention');
    expect(log.json().items[0].actorId).toBe(realm.administrator.id);
  });

  it('follows what the administrator decides, and keeps for good what is to be kept', async () => {
    const put = (kind: string, days: number | null) =>
      house.ask(realm.administrator, 'PUT', `/api/retention/${encodeURIComponent(kind)}`, { days });
    const late = await house.write(realm, 'More carpets.');
    await house.ask(realm.operator, 'POST', `/api/messages/${late}/set-aside`, { reason: 'spam' }, 1);
    house.clock.advance(3 * 86_400_000);
    expect((await put('set-aside words', 2)).statusCode).toBe(204);
    expect((await put('contacts', null)).statusCode).toBe(204);
    house.clock.advance(1000 * 86_400_000);
    expect(rowsOf(await run(true), 'set-aside words')).toBe(1);
    expect(rowsOf(await run(true), 'contacts')).toBe(0);
    await keepAllRetention(house.platform);
    const shown = (await house.ask(realm.administrator, 'GET', '/api/retention')).json();
    expect(shown.terms).toContainEqual({ kind: 'contacts', days: null, decided: true });
    expect(shown.runs[0]).toMatchObject({ dry: false });
  });
});
