import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLinkToken } from '../cases/index.ts';
import { step } from '../platform/consumers.ts';
import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { SmallRealm } from '../territory/testing/small-realm.ts';
import { createVerifier } from './acts-file.rules.ts';
import { actsFile } from './acts-file.ts';
import { replayErasures } from './erase-messages.ts';
import { sealActs } from './seal-acts.ts';
import { type House, openHouse } from './testing/house.ts';

/** Words nobody else uses, so that they are found wherever they were left. */
const words = ['Zubrovitsky', 'quagmirelet', 'zubr@mail.example', 'Lindwurmgasse'];

let house: House;
let realm: SmallRealm;
let token: string;
let messageId: string;
let caseId: string;

beforeAll(async () => {
  house = await openHouse();
  realm = await house.addRealm('small');
  token = newLinkToken();
  await addPortal();
  await send('/r/small/write', {
    token,
    text: 'A quagmirelet at Lindwurmgasse 4 swallowed my car. I. Zubrovitsky',
    address: 'Lindwurmgasse 4',
    name: 'Zubrovitsky',
    contact: 'zubr@mail.example',
  });
  messageId = (await one<{ id: string }>(sql`select id from messages where source = 'portal'`)).id;
  await addTraces();
  await settle();
  caseId = (await house.openCase(realm, messageId)).id;
  await settle();
  await send(`/r/small/a/${token}`, { act: 'add', text: 'The quagmirelet is growing, says Zubrovitsky.' });
  await settle();
  await object();
});
afterAll(() => house.close());

const across = <T>(work: (tx: Tx) => Promise<T>) => house.database.acrossRealms(work);
const one = <Row>(query: ReturnType<typeof sql<Row>>) => across((tx) => tx.one(query));

async function addPortal(): Promise<void> {
  await across((tx) =>
    tx.run(sql`insert into channels (realm_id, id, centre_id, driver, name, official_name, created_at)
      values (${realm.realmId}, ${newId()}, ${realm.regionCentreId}, 'portal', '{"en": "Portal"}', 'Centre',
        ${house.clock.now()})`),
  );
}

/** A photo, an edit and a signature, as channels and triage leave them. */
async function addTraces(): Promise<void> {
  const { realmId } = realm;
  const at = house.clock.now();
  await across(async (tx) => {
    const version = await tx.maybe(sql`select 1 from message_versions where message_id = ${messageId}`);
    if (!version)
      await tx.run(sql`insert into message_versions (realm_id, message_id, version, text, edited_at)
        values (${realmId}, ${messageId}, 1, 'The quagmirelet, again', ${at})`);
    await tx.run(sql`insert into signatures (realm_id, message_id, at, signature)
      values (${realmId}, ${messageId}, ${at}, ${Buffer.alloc(8, 1)}) on conflict do nothing`);
  });
}

/** A "no" to a final answer, with words of their own. */
async function object(): Promise<void> {
  const { realmId } = realm;
  const at = house.clock.now();
  await across(async (tx) => {
    await tx.run(sql`insert into answers
      (realm_id, id, case_id, state, kind, outcome, text, created_at, changed_at, published_at)
      values (${realmId}, ${newId()}, ${caseId}, 'published', 'final', 'solved', 'Done', ${at}, ${at}, ${at})`);
    await tx.run(sql`update cases set state = 'answered' where realm_id = ${realmId} and id = ${caseId}`);
  });
  await send(`/r/small/a/${token}`, { act: 'verdict', solved: 'no', text: 'The quagmirelet is still there' });
  await settle();
}

/** Lets every consumer react to what has happened. */
async function settle(): Promise<void> {
  const { database, clock, log } = house.platform;
  for (const consumer of house.app.modules.flatMap((module) => module.consumers ?? []))
    for (let steps = 0; steps < 20; steps += 1) if ((await step(database, clock, log, consumer)) === 0) break;
}

function send(url: string, form: Record<string, string>) {
  return house.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });
}

/** Every place in the database and in the data directory where one of the words stands. */
async function found(): Promise<string[]> {
  const tables = await across((tx) =>
    tx.all(sql<{
      name: string;
    }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public') and c.relkind in ('r', 'p') and not c.relispartition`),
  );
  const inRows: string[] = [];
  for (const { name } of tables) {
    const rows = await across((tx) =>
      tx.all(sql<{ row: string }>`select t::text as row from ${sql.table(name)} t
        where t::text ~* ${words.join('|')}`),
    );
    if (rows.length > 0) inRows.push(name);
  }
  const files = filesBelow(house.platform.dataDirectory).filter((file) =>
    words.some((word) => readFileSync(file, 'latin1').includes(word)),
  );
  return [...inRows.sort(), ...files];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const full = path.join(folder, name);
    return statSync(full).isDirectory() ? filesBelow(full) : [full];
  });
}

const held = (key: string, kind = 'a') =>
  house.inject({ method: 'GET', url: `/r/small/${kind}/${key}/held?lang=en` });

async function verdict() {
  const verifier = createVerifier();
  for await (const line of actsFile(house.platform, { id: realm.realmId, code: 'small' }))
    verifier.line(line.trimEnd());
  return verifier.end();
}

describe('what is held about a resident', () => {
  it('is shown to whoever holds the private link: contacts, words, files, and who looked', async () => {
    await house.ask(realm.operator, 'POST', `/api/messages/${messageId}/contact`);
    const page = (await held(token)).body;
    for (const word of words) expect(page).toContain(word);
    expect(page).toContain('The quagmirelet is growing');
    expect(page).toContain('When somebody looked how to reach you</dt><dd>2 November 2026');
  });

  it('is never shown, nor erased, by the public link', async () => {
    const follow = newLinkToken();
    await across((tx) =>
      tx.run(sql`insert into case_links (realm_id, token_hash, case_id, kind, created_at)
        values (${realm.realmId}, ${createHash('sha256').update(follow).digest()}, ${caseId}, 'follow', now())`),
    );
    expect((await house.inject({ method: 'GET', url: `/r/small/f/${follow}` })).statusCode).toBe(200);
    expect((await held(follow)).statusCode).toBe(404);
    expect((await held(follow, 'f')).statusCode).toBe(404);
    expect((await send(`/r/small/a/${follow}`, { act: 'erase', sure: 'yes' })).statusCode).toBe(404);
    expect((await send(`/r/small/f/${follow}`, { act: 'erase', sure: 'yes' })).statusCode).toBe(404);
  });

  it('keeps the key of the link nowhere', async () => {
    const rows = await across((tx) =>
      tx.all(sql`select 1 from message_states where external_id like ${`%${token}%`}
        union all select 1 from outgoing where text like ${`%${token}%`}`),
    );
    expect(rows).toEqual([]);
  });
});

describe('erasing', () => {
  it('asks once more before it does', async () => {
    expect((await send(`/r/small/a/${token}`, { act: 'erase' })).statusCode).toBe(400);
    expect(await found()).toContain('messages');
  });

  it('leaves not a word anywhere, in no table and no file', async () => {
    expect(await found()).toEqual(
      expect.arrayContaining(['cases', 'events', 'messages', 'message_versions', 'verdicts']),
    );
    await sealActs(house.platform, realm.realmId);
    const reply = await send(`/r/small/a/${token}`, { act: 'erase', sure: 'yes' });
    expect(reply.statusCode).toBe(303);
    expect(await found()).toEqual([]);
    await settle();
    expect(await found()).toEqual([]);
    expect((await one<{ n: number }>(sql`select count(*)::int as n from signatures`)).n).toBe(0);
    expect(
      (await one<{ n: number }>(sql`select count(*)::int as n from vault where kind = 'author'`)).n,
    ).toBe(0);
    expect((await held(token)).body).toContain('Your words, files and contacts are erased');
  });

  it('leaves the case, its story and a log that is still whole', async () => {
    const row = await house.ask(realm.operator, 'GET', `/api/cases/${caseId}`);
    expect(row.json()).toMatchObject({ title: 'Ямы на дорогах', messageCount: 2 });
    const story = await house.ask(realm.operator, 'GET', `/api/cases/${caseId}/story`);
    expect(story.statusCode).toBe(200);
    expect((await house.ask(realm.operator, 'GET', `/api/arrivals/${messageId}`)).statusCode).toBe(200);
    expect((await verdict()).fault).toBeUndefined();
    const log = await house.ask(realm.administrator, 'GET', '/api/outward-acts?act=erase');
    expect(log.json().items).toHaveLength(2);
  });

  it('is done again when a backup brings the words back', async () => {
    await across(async (tx) => {
      await tx.run(sql`delete from erasures`);
      await tx.run(sql`update messages set text = 'A quagmirelet' where id = ${messageId}`);
    });
    expect(await found()).toEqual(['messages']);
    expect(await replayErasures(house.platform)).toBe(2);
    expect(await found()).toEqual([]);
    expect(await replayErasures(house.platform)).toBe(0);
  });
});
