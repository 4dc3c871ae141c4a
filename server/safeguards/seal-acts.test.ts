import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../platform/actor.ts';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { readActs } from './acts.store.ts';
import { createVerifier } from './acts-file.rules.ts';
import { actsFile } from './acts-file.ts';
import { sealActs, sealAllActs } from './seal-acts.ts';

const signingKeys = { current: 's1', keys: new Map([['s1', Buffer.alloc(32, 9)]]) };
const clock = heldClock('2026-11-02T10:00:00Z');

let database: Database;
let realm: SmallRealm;
let dataDirectory: string;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
  dataDirectory = mkdtempSync(path.join(tmpdir(), 'heed-acts-'));
});
afterAll(async () => {
  await database.close();
  rmSync(dataDirectory, { recursive: true, force: true });
});

const parts = () => ({ database, clock, dataDirectory, signingKeys });

const act = (name: string) =>
  database.inRealm(realm.realmId, (tx) =>
    recordOutwardAct(
      tx,
      { realmId: realm.realmId, actor: system('test'), at: clock.now() },
      { act: name, subjectId: null, data: { n: 1 } },
    ),
  );

async function verdict() {
  const verifier = createVerifier();
  for await (const line of actsFile(parts(), { id: realm.realmId, code: 'small' }))
    verifier.line(line.trimEnd());
  return verifier.end();
}

const rewrite = (statement: ReturnType<typeof sql>) => database.acrossRealms((tx) => tx.run(statement));

describe('the log of outward acts', () => {
  it('is sealed once a day and verified from its file', async () => {
    await act('publish');
    await sealAllActs(parts());
    clock.advance(86_400_000);
    await act('export');
    const head = await sealActs(parts(), realm.realmId);
    await act('grant');
    const { fault, entries, seals } = await verdict();
    expect(fault).toBeUndefined();
    expect(entries).toBe(head!.seq + 1);
    expect(seals).toBe(2);
  });

  it('shows an entry that was altered in the database itself, and one that was taken out', async () => {
    const original = await database.inRealm(realm.realmId, (tx) => readActs(tx, realm.realmId, 0, 1000));
    const third = original[2]!;
    await rewrite(
      sql`update outward_acts set actor_name = 'Nobody' where realm_id = ${realm.realmId} and seq = 3`,
    );
    expect((await verdict()).fault).toMatchObject({ code: 'altered', seq: 3 });
    await rewrite(sql`update outward_acts set actor_name = ${third.actorName}
      where realm_id = ${realm.realmId} and seq = 3`);
    expect((await verdict()).fault).toBeUndefined();
  });

  it('says so itself when the database was set back to a backup, and is whole again', async () => {
    const before = await sealActs(parts(), realm.realmId);
    await act('publish');
    const lost = await sealActs(parts(), realm.realmId);
    await rewrite(sql`delete from outward_acts where realm_id = ${realm.realmId} and seq > ${before!.seq}`);
    await rewrite(sql`delete from outward_seals where realm_id = ${realm.realmId} and seq > ${before!.seq}`);
    await act('set aside');
    await sealActs(parts(), realm.realmId);
    const acts = await database.inRealm(realm.realmId, (tx) => readActs(tx, realm.realmId, before!.seq, 10));
    expect(acts.map((entry) => entry.act)).toEqual(['set aside', 'restored from backup']);
    expect(acts[1]!.data).toEqual({ lost: lost!.seq, lostHash: lost!.hash, keptTo: before!.seq });
    expect((await verdict()).fault).toBeUndefined();
    await sealActs(parts(), realm.realmId);
    const after = await database.inRealm(realm.realmId, (tx) => readActs(tx, realm.realmId, before!.seq, 10));
    expect(after).toHaveLength(2);
  });
});
