import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from './actor.ts';
import { heldClock } from './clock.ts';
import { type Consumer, consumerLoops, step } from './consumers.ts';
import { type Database, openDatabase, sql } from './database.ts';
import { writeEvents } from './event-log.ts';
import { newId } from './ids.ts';
import { createLog } from './log.ts';
import { testDatabase } from './testing/database.ts';

const clock = heldClock('2026-11-02T10:00:00Z');
const log = createLog('silent');
const realmId = newId();

let url: string;
let database: Database;

beforeAll(async () => {
  url = await testDatabase();
  database = openDatabase(url);
  await database.acrossRealms((tx) =>
    tx.run(sql`create table seen (consumer text, event_id uuid, primary key (consumer, event_id))`),
  );
});

afterAll(() => database.close());

const eventRow = (type: string, id: string, at = clock.now()) => ({
  text: `insert into events (realm_id, id, type, at, actor_kind, data) values ($1, $2, $3, $4, 'system', '{}')`,
  values: [realmId, id, type, at],
});

/** Notes what it sees; a row seen twice is refused by its key. */
function noting(
  name: string,
  types: string[],
  batch = 3,
  fails: (id: string) => boolean = () => false,
): Consumer {
  return {
    name,
    types,
    batch,
    async handle(tx, events) {
      for (const { id } of events) {
        if (fails(id)) throw new Error(`cannot bear ${id}`);
        await tx.run(sql`insert into seen values (${name}, ${id})`);
      }
    },
  };
}

async function seenBy(name: string): Promise<Set<string>> {
  const rows = await database.acrossRealms((tx) =>
    tx.all(sql<{ id: string }>`select event_id as id from seen where consumer = ${name}`),
  );
  return new Set(rows.map(({ id }) => id));
}

async function drain(consumer: Consumer): Promise<void> {
  while ((await step(database, clock, log, consumer)) > 0);
}

/** Their loops as a process runs them, with a bell that rings for everything. */
function loopsOf(consumers: readonly Consumer[]) {
  let rings = 0;
  const count = () => {
    rings += 1;
    return rings;
  };
  return consumerLoops({ database, clock, log, wake: { count } }, consumers);
}

describe('consumers', () => {
  it('miss no event, however the transactions that write them interleave', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        // Four writers; each step begins or writes with one of them, commits it, or lets the consumer look.
        fc.array(fc.record({ writer: fc.nat(3), what: fc.constantFrom('write', 'commit', 'look') }), {
          maxLength: 30,
        }),
        async (steps) => {
          run += 1;
          const type = `interleaved-${run}`;
          const consumer = noting(type, [type]);
          // One reads for itself at every look, the other from what its process holds of the log.
          const [loop] = loopsOf([noting(`${type} held`, [type])]);
          const writers = await Promise.all(
            [0, 1, 2, 3].map(async () => {
              const client = new pg.Client({ connectionString: url });
              await client.connect();
              return { client, open: false, written: [] as string[] };
            }),
          );
          const committed: string[] = [];
          const commit = async (writer: (typeof writers)[number]) => {
            if (!writer.open) return;
            await writer.client.query('commit');
            committed.push(...writer.written.splice(0));
            writer.open = false;
          };
          for (const { writer: index, what } of steps) {
            const writer = writers[index]!;
            if (what === 'write') {
              if (!writer.open) await writer.client.query('begin');
              writer.open = true;
              const id = newId();
              await writer.client.query(eventRow(type, id));
              writer.written.push(id);
            } else if (what === 'commit') await commit(writer);
            else await Promise.all([step(database, clock, log, consumer), loop!.step()]);
          }
          for (const writer of writers) {
            await commit(writer);
            await writer.client.end();
          }
          await drain(consumer);
          while ((await loop!.step()) > 0);
          expect(await seenBy(type)).toEqual(new Set(committed));
          expect(await seenBy(`${type} held`)).toEqual(new Set(committed));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are not held up by what another database of the same server leaves open', async () => {
    const elsewhere = new pg.Client({ connectionString: await testDatabase() });
    await elsewhere.connect();
    await elsewhere.query('begin');
    await elsewhere.query('select pg_current_xact_id()');
    const id = newId();
    await database.pool.query(eventRow('beside', id));
    await drain(noting('beside', ['beside']));
    await elsewhere.end();
    expect(await seenBy('beside')).toEqual(new Set([id]));
  });

  it('see each event once when several workers pull at one cursor', async () => {
    const written = Array.from({ length: 40 }, () => newId());
    await database.acrossRealms(async () => {});
    for (const id of written) await database.pool.query(eventRow('crowd', id));
    const consumer = noting('crowd', ['crowd'], 4);
    await Promise.all([1, 2, 3, 4].map(() => drain(consumer)));
    await drain(consumer);
    expect(await seenBy('crowd')).toEqual(new Set(written));
  });

  it('go on where another process has gone on with their cursor', async () => {
    const consumer = noting('shared', ['shared']);
    const [here] = loopsOf([consumer]);
    const [there] = loopsOf([consumer]);
    const written = Array.from({ length: 9 }, () => newId());
    for (const [index, id] of written.entries()) {
      await database.pool.query(eventRow('shared', id));
      if (index % 2 === 0) await (index % 4 === 0 ? here : there)!.step();
    }
    while ((await here!.step()) + (await there!.step()) > 0);
    expect(await seenBy('shared')).toEqual(new Set(written));
  });

  it('take no more at once than is not too heavy', async () => {
    const written = Array.from({ length: 5 }, () => newId());
    for (const id of written) await database.pool.query(eventRow('heavy', id));
    const heavy = { ...noting('heavy', ['heavy'], 10), weigh: () => 2, mostWeight: 3 };
    const taken: number[] = [];
    for (let more = 1; more > 0; ) {
      more = await step(database, clock, log, heavy);
      taken.push(more);
    }
    expect(taken).toEqual([2, 2, 1, 0]);
    expect(await seenBy('heavy')).toEqual(new Set(written));
  });

  it('are handed nothing of a long history that is no news to them, and all that is told between', async () => {
    const longAgo = new Date('2024-11-02T10:00:00Z');
    const told: string[] = [];
    for (let index = 0; index < 40; index += 1) {
      const fresh = index % 8 === 0;
      const id = newId();
      if (fresh) told.push(id);
      await database.pool.query(eventRow('history', id, fresh ? clock.now() : longAgo));
    }
    const news = { ...noting('news', ['history'], 2), newsSince: async () => clock.now() };
    const taken: number[] = [];
    for (let more = 1; more > 0; ) {
      more = await step(database, clock, log, news);
      taken.push(more);
    }
    expect(taken).toEqual([2, 2, 1, 0]);
    expect(await seenBy('news')).toEqual(new Set(told));
  });

  it('park an event they cannot bear, and go on with those behind it', async () => {
    const [good, bad, later] = [newId(), newId(), newId()] as [string, string, string];
    for (const id of [good, bad, later]) await database.pool.query(eventRow('mixed', id));
    await drain(noting('mixed', ['mixed'], 10, (id) => id === bad));
    expect(await seenBy('mixed')).toEqual(new Set([good, later]));
    const parked = await database.acrossRealms((tx) =>
      tx.all(
        sql<{
          id: string;
          error: string;
        }>`select event_id as id, error from parked_events where consumer = 'mixed'`,
      ),
    );
    expect(parked.map(({ id }) => id)).toEqual([bad]);
    expect(parked[0]!.error).toContain('cannot bear');
  });

  it('keep nothing of a batch whose transaction failed', async () => {
    const id = newId();
    await database.pool.query(eventRow('flaky', id));
    let attempts = 0;
    const flaky: Consumer = {
      ...noting('flaky', ['flaky']),
      async handle(tx, events) {
        await noting('flaky', ['flaky']).handle(tx, events);
        attempts += 1;
        if (attempts === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      },
    };
    await expect(step(database, clock, log, flaky)).rejects.toThrow('deadlock');
    expect(await seenBy('flaky')).toEqual(new Set());
    await drain(flaky);
    expect(await seenBy('flaky')).toEqual(new Set([id]));
  });

  it('tell of a change only when it is committed', async () => {
    const failing = database.inRealm(realmId, async (tx) => {
      const event = { type: 'never', data: {} };
      await writeEvents(tx, { realmId, actor: system('test'), at: clock.now() }, [{ event, streamId: null }]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await drain(noting('never', ['never']));
    expect(await seenBy('never')).toEqual(new Set());
  });
});
