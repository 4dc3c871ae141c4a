import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Channel,
  createDrivers,
  findChannel,
  type HeardMessage,
  insertChannel,
  type MemoryChannel,
  memoryChannel,
} from '../channels/index.ts';
import { sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { hearStaffCode, messengerOf, newMessengerCode, unlinkMessenger } from './messenger.ts';
import { onEvents } from './on-events.ts';
import { type MessengerParts, sendByMessenger } from './send-messenger.ts';
import { type Desk, desk } from './testing/desk.ts';

let room: Desk;
let memory: MemoryChannel;
let parts: MessengerParts;
let channel: Channel;

beforeAll(async () => {
  room = await desk();
  memory = memoryChannel();
  parts = { ...room.parts, drivers: createDrivers([memory.driver]) };
  const { realmId, regionCentreId: centreId } = room.realm;
  const id = newId();
  channel = await room.database.acrossRealms(async (tx) => {
    const named = { name: { en: 'Bot' }, officialName: 'Centre', config: {}, secretId: null, enabled: true };
    await insertChannel(tx, { realmId, id, centreId, driver: 'memory', ...named }, room.clock.now());
    return (await findChannel(tx, realmId, id))!;
  });
});
afterAll(() => room.database.close());
beforeEach(async () => {
  room.clock.set('2026-11-02T08:00:00Z');
  memory.sent.length = 0;
  await unlinkMessenger(parts, room.realm.executor);
});

const heard = (text: string, more: Partial<HeardMessage> = {}): HeardMessage => ({
  externalId: newId(),
  text,
  publishedAt: null,
  author: { address: 'chat:42', name: 'An executor', contact: null },
  threadId: 'chat:42',
  parentExternalId: null,
  url: null,
  title: null,
  private: true,
  reach: null,
  point: null,
  address: null,
  files: [],
  ...more,
});
const hear = (message: HeardMessage) => hearStaffCode(parts, channel, message);
const linked = async () => (await messengerOf(parts, room.realm.executor)).linked !== null;

async function link(): Promise<void> {
  const { code } = await newMessengerCode(parts, room.realm.executor);
  await hear(heard(code));
}

async function dueAt(): Promise<string[]> {
  const rows = await room.database.acrossRealms((tx) =>
    tx.all(sql<{ at: Date }>`select due_at as at from notice_messages
      where account_id = ${room.realm.executor.id} and state = 'waiting' order by due_at`),
  );
  return rows.map(({ at }) => at.toISOString());
}

describe('a messenger', () => {
  it('is linked by a code sent from it in private, once and within a quarter of an hour', async () => {
    const { code } = await newMessengerCode(parts, room.realm.executor);
    expect(await hear(heard('There is a pothole.'))).toBe(false);
    expect(await hear(heard(code, { private: false }))).toBe(false);
    room.clock.advance(16 * 60_000);
    expect(await hear(heard(code))).toBe(true);
    expect(await linked()).toBe(false);
    await link();
    expect(await linked()).toBe(true);
    await unlinkMessenger(parts, room.realm.executor);
    const kept = await room.database.acrossRealms((tx) =>
      tx.one(sql<{ n: number }>`select count(*)::int as n from vault where kind = 'staff messenger'`),
    );
    expect(kept.n).toBe(0);
  });

  it('brings what is due in one message, and nothing once it is unlinked', async () => {
    await link();
    const row = await room.openCase();
    await room.run(onEvents(parts));
    await sendByMessenger(parts, room.realm.realmId, room.realm.executor.id);
    await sendByMessenger(parts, room.realm.realmId, room.realm.executor.id);
    expect(memory.sent).toHaveLength(1);
    expect(memory.sent[0]).toMatchObject({ manner: 'private', to: { address: 'chat:42' } });
    expect(memory.sent[0]!.text).toContain(`https://heed.example/cases/${row.id}`);
    await room.openCase();
    await room.run(onEvents(parts));
    expect(await dueAt()).toHaveLength(1);
    await unlinkMessenger(parts, room.realm.executor);
    await sendByMessenger(parts, room.realm.realmId, room.realm.executor.id);
    expect(memory.sent).toHaveLength(1);
  });

  it('keeps quiet hours', async () => {
    await link();
    // Eleven at night in Samara.
    room.clock.set('2026-11-02T19:00:00Z');
    await room.openCase();
    await room.run(onEvents(parts));
    expect(await dueAt()).toEqual(['2026-11-03T04:00:00.000Z']);
  });
});
