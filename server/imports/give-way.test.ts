import { afterAll, beforeAll, expect, it } from 'vitest';
import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import { heldClock } from '../platform/clock.ts';
import { type Consumer, step } from '../platform/consumers.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { readingConsumer } from '../triage/index.ts';
import { createGiveWay } from './give-way.ts';

const clock = heldClock('2026-11-02T10:00:00Z');
const context = { realmId: newId(), actor: system('test'), at: clock.now() };
let database: Database;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
});
afterAll(() => database.close());

const write = (batches: number) =>
  database.acrossRealms(async (tx) => {
    for (let one = 0; one < batches; one += 1) {
      const event = { type: 'messages.received' as const, data: { messageIds: [newId()] } };
      await emit(tx, context, [{ event, streamId: null }]);
    }
  });

/** Reads as triage does, one batch. */
const read = () => {
  const reader: Consumer = {
    name: readingConsumer,
    types: ['messages.received'],
    batch: 1,
    handle: async () => {},
  };
  return step(database, clock, createLog('silent'), reader);
};

it('an import goes on when all but a few of its batches have been read, and not before', async () => {
  const giveWay = createGiveWay(database, Number.POSITIVE_INFINITY);
  await write(9);
  // Nobody has read anything yet: nobody need be waited for.
  await giveWay();
  for (let one = 0; one < 6; one += 1) await read();
  await giveWay();
  await write(3);
  let gone = false;
  const waiting = giveWay().then(() => {
    gone = true;
  });
  // Of six, three may wait: after two it still does.
  await read();
  await read();
  expect(gone).toBe(false);
  await read();
  await waiting;
});

it('an import waits for nobody where nobody reads', async () => {
  const giveWay = createGiveWay(database, 0);
  await write(20);
  await giveWay();
  await write(20);
  await giveWay();
});
