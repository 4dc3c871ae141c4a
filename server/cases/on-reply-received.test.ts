import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDrivers, type HeardMessage, memoryChannel } from '../channels/index.ts';
import { createAcceptance } from '../intake/index.ts';
import { testChannel } from '../intake/testing/channel.ts';
import { testKeyRing } from '../intake/testing/key-ring.ts';
import { heldClock } from '../platform/clock.ts';
import { step } from '../platform/consumers.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { readStream } from '../platform/event-log.ts';
import { createLog } from '../platform/log.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { createDirectories } from '../territory/index.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { acceptMessage } from './accept-message.ts';
import { actOnCase, type CaseParts } from './act.ts';
import type { Case } from './case.types.ts';
import { findCase } from './cases.store.ts';
import { onReplyReceived } from './on-reply-received.ts';

const clock = heldClock('2026-11-02T08:00:00Z');
const log = createLog('silent');

let database: Database;
let realm: SmallRealm;
let parts: CaseParts;
let channelId: string;
let heard = 0;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
  parts = {
    database,
    clock,
    log,
    keyRing: testKeyRing,
    dataDirectory: '',
    scanner: undefined,
    publicUrl: () => 'https://heed.example',
    drivers: createDrivers([memoryChannel().driver]),
    directories: createDirectories(),
  };
  const place = { realmId: realm.realmId, centreId: realm.regionCentreId };
  channelId = await testChannel(parts, place, { driver: 'memory' });
});

afterAll(() => database.close());

/** Somebody writes in their private chat. @returns the message's id */
async function write(author: string, more: Partial<HeardMessage> = {}): Promise<string> {
  heard += 1;
  const message: HeardMessage = {
    externalId: `${author}/${heard}`,
    text: 'At house 4, by the gate.',
    publishedAt: null,
    author: { address: `tg:${author}`, name: null, contact: null },
    threadId: author,
    parentExternalId: null,
    url: null,
    title: null,
    private: true,
    reach: null,
    point: null,
    address: null,
    files: [],
    ...more,
  };
  const { realmId, regionCentreId: centreId } = realm;
  const arrival = { realmId, channelId, centreId, source: 'driver', message };
  const [accepted] = await createAcceptance(parts)([arrival], 'test');
  return accepted!.messageId;
}

/** A case of this author that waits for a reply. */
async function askedCase(author: string): Promise<Case> {
  const decision = { topicId: realm.potholesId, areaId: realm.northId };
  let row = await acceptMessage(parts, realm.operator, await write(author), 1, decision);
  const act = async (input: Parameters<typeof actOnCase>[4]) => {
    row = await actOnCase(parts, realm.curator, row.id, row.version, input);
  };
  if (row.state === 'accepted') await act({ act: 'assign', authorityId: realm.roadsId });
  await act({ act: 'ask resident', question: 'At which house?' });
  return row;
}

async function react(): Promise<void> {
  while ((await step(database, clock, log, onReplyReceived(parts))) > 0);
}

const now = (row: Case) =>
  database.inRealm(realm.realmId, async (tx) => (await findCase(tx, realm.realmId, row.id))!);

it('takes the next words of the author for the reply, once', async () => {
  const row = await askedCase('501');
  const messageId = await write('501');
  await write('501', { text: 'Another thing: no light in the yard.' });
  await react();
  await react();
  expect(await now(row)).toMatchObject({ state: 'in work', messageCount: 2 });
  const story = await database.inRealm(realm.realmId, (tx) => readStream(tx, realm.realmId, row.id));
  const told = story.filter(({ actorKind }) => actorKind === 'resident').map(({ type }) => type);
  expect(told).toEqual(['case.message-joined', 'resident.added', 'case.clarified']);
  const state = await database.inRealm(realm.realmId, (tx) =>
    tx.one(
      sql<{ disposition: string }>`select disposition from message_states where message_id = ${messageId}`,
    ),
  );
  expect(state.disposition).toBe('accepted');
});

it('leaves alone what somebody else, or the same one in public, writes meanwhile', async () => {
  const row = await askedCase('601');
  await write('602');
  await write('601', { private: false });
  await write('601', { threadId: 'another chat' });
  await react();
  expect(await now(row)).toMatchObject({ state: 'clarifying', messageCount: 1 });
});

it('prefers the case whose question is quoted to the one asked last', async () => {
  const first = await askedCase('701');
  await react();
  clock.advance(60_000);
  const second = await askedCase('701');
  await database.acrossRealms((tx) =>
    tx.run(
      sql`update outgoing set external_id = '701/quoted' where case_id = ${first.id} and kind = 'question'`,
    ),
  );
  await write('701', { parentExternalId: '701/quoted' });
  await react();
  expect((await now(first)).state).toBe('in work');
  expect((await now(second)).state).toBe('clarifying');
});
