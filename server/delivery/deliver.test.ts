import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDrivers, insertChannel, memoryChannel } from '../channels/index.ts';
import { system } from '../platform/actor.ts';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { putInVault, sealField } from '../platform/vault.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { type DeliveryParts, deliverDue } from './deliver.ts';
import { abandonedAfterMs } from './outgoing.rules.ts';
import { queueOutgoing } from './queue-outgoing.ts';
import { sweepAbandoned } from './sweep-abandoned.ts';

const clock = heldClock('2026-11-02T10:00:00Z');
const memory = memoryChannel();
const keyed = memoryChannel('keyed');
const sendOnce = { ...keyed.driver, can: { ...keyed.driver.can, sendOnce: true } };

let database: Database;
let realm: SmallRealm;
let parts: DeliveryParts;
const channels: Record<string, string> = {};

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
  parts = {
    database,
    clock,
    log: createLog('silent'),
    keyRing: { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 1)]]) },
    dataDirectory: '',
    scanner: undefined,
    publicUrl: () => '',
    drivers: createDrivers([memory.driver, sendOnce]),
  };
  for (const driver of ['memory', 'keyed']) {
    const id = newId();
    channels[driver] = id;
    const channel = {
      realmId: realm.realmId,
      id,
      centreId: realm.regionCentreId,
      driver,
      name: { en: driver },
    };
    await database.acrossRealms((tx) =>
      insertChannel(
        tx,
        { ...channel, officialName: 'Centre', config: {}, secretId: null, enabled: true },
        clock.now(),
      ),
    );
  }
});

afterAll(() => database.close());
beforeEach(() => {
  memory.sent.length = 0;
  keyed.sent.length = 0;
  memory.next = async (outgoing) => ({ outcome: 'sent', externalId: outgoing.key, url: null });
});

const deliver = (driver = memory.driver) => deliverDue(parts, driver, 1);

async function queued(driver = 'memory'): Promise<string> {
  const messageId = newId();
  const { realmId } = realm;
  return database.inRealm(realmId, async (tx) => {
    const at = clock.now();
    await tx.run(sql`insert into messages (realm_id, id, channel_id, received_at, source, text)
      values (${realmId}, ${messageId}, ${channels[driver]}, ${at}, 'api', 'A pothole')`);
    await tx.run(sql`insert into message_states
      (realm_id, message_id, channel_id, external_id, centre_id, disposition, received_at)
      values (${realmId}, ${messageId}, ${channels[driver]}, ${messageId}, ${realm.regionCentreId}, 'accepted', ${at})`);
    const id = await queueOutgoing(
      tx,
      { realmId, actor: system('test'), at },
      {
        channelId: channels[driver]!,
        kind: 'answer',
        caseId: newId(),
        answerId: null,
        aboutId: newId(),
        messageId,
        manner: 'public',
        text: 'Filled today.',
      },
    );
    return id!;
  });
}

function stateOf(id: string) {
  return database.inRealm(realm.realmId, (tx) =>
    tx.one(sql<{ state: string; error: string | null }>`select state, error from outgoing where id = ${id}`),
  );
}

async function acts(id: string): Promise<number> {
  const row = await database.inRealm(realm.realmId, (tx) =>
    tx.one(sql<{ acts: number }>`select count(*) as acts from outward_acts where subject_id = ${id}`),
  );
  return row.acts;
}

describe('delivering', () => {
  it('sends once, however many look at the same time, and logs the act', async () => {
    const id = await queued();
    await Promise.all([1, 2, 3].map(() => deliver()));
    await deliver();
    expect(memory.sent.map(({ text }) => text)).toEqual(['Filled today.']);
    expect(await stateOf(id)).toMatchObject({ state: 'sent' });
    expect(await acts(id)).toBe(1);
  });

  it('shows an outcome nobody knows to a person and does not send again', async () => {
    const id = await queued();
    memory.next = async () => {
      throw new Error('connection reset');
    };
    await deliver();
    await deliver();
    expect(memory.sent).toHaveLength(1);
    expect(await stateOf(id)).toEqual({ state: 'unknown', error: 'connection reset' });
  });

  it('tries again when the platform says it surely was not sent', async () => {
    const id = await queued();
    memory.next = async () => ({ outcome: 'again', afterMs: 1000, error: 'slow down' });
    await deliver();
    expect(await stateOf(id)).toMatchObject({ state: 'waiting' });
    await deliver();
    expect(memory.sent).toHaveLength(1);
    clock.advance(60_000);
    memory.next = async () => ({ outcome: 'sent', externalId: 'x', url: null });
    await deliver();
    expect(await stateOf(id)).toMatchObject({ state: 'sent' });
  });

  it('sends many at a time, and one chain tells of them all', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => queued('keyed')));
    expect(await deliverDue(parts, sendOnce, 20)).toBe(20);
    expect(await deliverDue(parts, sendOnce, 20)).toBe(10);
    expect(keyed.sent.map(({ key }) => key).sort()).toEqual([...ids].sort());
    for (const id of ids) expect([await stateOf(id), await acts(id)]).toMatchObject([{ state: 'sent' }, 1]);
  });

  it('leaves what somebody changed while it was being sent as they left it', async () => {
    const id = await queued();
    memory.next = async ({ key }) => {
      await database.inRealm(realm.realmId, (tx) =>
        tx.run(sql`update outgoing set state = 'unknown', version = version + 1 where id = ${key}`),
      );
      return { outcome: 'sent', externalId: key, url: null };
    };
    await deliver();
    expect(await stateOf(id)).toMatchObject({ state: 'unknown' });
  });

  it('opens the address of whoever wrote, and none where what is sent stays here', async () => {
    const authorOf = (id: string) =>
      database.inRealm(realm.realmId, async (tx) => {
        const sealed = sealField(parts.keyRing, realm.realmId, 'author', { address: 'mem:1' });
        const author = await putInVault(tx, realm.realmId, sealed, clock.now());
        await tx.run(sql`update messages set author_id = ${author}
          where id = (select message_id from outgoing where id = ${id})`);
      });
    await authorOf(await queued());
    await deliver();
    await authorOf(await queued());
    await deliver({ ...memory.driver, staysHere: true });
    expect(memory.sent.map(({ to }) => to)).toEqual([{ address: 'mem:1' }, null]);
  });

  it('says that it failed when the message it replies to is gone', async () => {
    const id = await queued();
    await database.acrossRealms((tx) =>
      tx.run(sql`delete from message_states using outgoing o
        where o.id = ${id} and message_states.message_id = o.message_id`),
    );
    await deliver();
    expect(memory.sent).toHaveLength(0);
    expect(await stateOf(id)).toMatchObject({ state: 'failed' });
  });

  it.each([
    ['memory', 'unknown'],
    ['keyed', 'waiting'],
  ])('after a death between sending and recording, what went through %s is %s', async (driver, expected) => {
    const id = await queued(driver);
    await database.inRealm(realm.realmId, (tx) =>
      tx.run(sql`update outgoing set state = 'sending', started_at = ${clock.now()} where id = ${id}`),
    );
    await sweepAbandoned(parts);
    expect(await stateOf(id)).toMatchObject({ state: 'sending' });
    clock.advance(abandonedAfterMs + 1);
    await sweepAbandoned(parts);
    expect(await stateOf(id)).toMatchObject({ state: expected });
  });
});
