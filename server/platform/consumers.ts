import type { Clock } from './clock.ts';
import { type Database, sql, type Tx } from './database.ts';
import {
  type AnyEvent,
  horizonNow,
  type Position,
  positionAt,
  readAfter,
  type StoredEvent,
} from './event-log.ts';
import type { Log } from './log.ts';

/** Something that reacts to events, each exactly once in effect: its changes and its cursor commit together. */
export interface Consumer<E extends AnyEvent = AnyEvent> {
  /** Stable for ever: the cursor is kept under it. */
  readonly name: string;
  readonly types: readonly E['type'][];
  /** How many events one transaction may carry. */
  readonly batch: number;
  handle(tx: Tx, events: readonly StoredEvent<E>[]): Promise<void>;
}

/** How far the log may run ahead, in transactions, before a consumer that found nothing of its own notes where it is. */
const idleGap = 1000n;

/**
 * One step: locks the cursor, takes a batch, reacts, advances, commits.
 * @returns the number of events taken; 0 also when another worker holds the cursor
 */
export async function step(database: Database, clock: Clock, log: Log, consumer: Consumer): Promise<number> {
  try {
    return await database.acrossRealms((tx) => takeBatch(tx, clock, consumer));
  } catch (error) {
    if (!isLasting(error)) throw error;
    log.warn({ consumer: consumer.name, error }, 'a batch failed; its events are taken one by one');
    return stepSingly(database, clock, log, consumer);
  }
}

function takeBatch(tx: Tx, clock: Clock, consumer: Consumer): Promise<number> {
  return withBatch(tx, clock, consumer, (events) => consumer.handle(tx, events));
}

/** A bad event must not stop the good ones behind it: alone, it is parked with its error and passed over. */
function stepSingly(database: Database, clock: Clock, log: Log, consumer: Consumer): Promise<number> {
  return database.acrossRealms((tx) =>
    withBatch(tx, clock, consumer, async (events) => {
      for (const event of events) await handleOrPark(tx, clock, log, consumer, event);
    }),
  );
}

async function handleOrPark(
  tx: Tx,
  clock: Clock,
  log: Log,
  consumer: Consumer,
  event: StoredEvent,
): Promise<void> {
  await tx.run(sql`savepoint one_event`);
  try {
    await consumer.handle(tx, [event]);
    await tx.run(sql`release savepoint one_event`);
  } catch (error) {
    if (!isLasting(error)) throw error;
    await tx.run(sql`rollback to savepoint one_event`);
    await park(tx, consumer.name, event, error, clock);
    log.error({ consumer: consumer.name, event: event.id, type: event.type, error }, 'an event was parked');
  }
}

async function withBatch(
  tx: Tx,
  clock: Clock,
  consumer: Consumer,
  react: (events: readonly StoredEvent[]) => Promise<void>,
): Promise<number> {
  if (!(await lockCursor(tx, consumer.name))) return 0;
  const { below, ...position } = await readCursor(tx, consumer.name);
  const events = await readAfter(tx, position, below, { types: consumer.types, limit: consumer.batch });
  if (events.length > 0) await react(events);
  const last = events.at(-1);
  const reached = last && events.length === consumer.batch ? { tx: last.tx, id: last.id } : positionAt(below);
  if (last || BigInt(reached.tx) - BigInt(position.tx) > idleGap)
    await advance(tx, consumer.name, reached, clock);
  return events.length;
}

/** Passing faults (a lost connection, a deadlock, a full disk) are retried whole; PostgreSQL's classes 08, 40, 53, 57. */
function isLasting(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^(08|40|53|57)/.test(code)) return false;
  return !/^(ECONN|EPIPE|ETIMEDOUT)/.test(code) && !/Connection terminated/.test(error.message);
}

/**
 * An advisory lock and not the row's: a row lock would give this transaction an id at once, and while it worked its
 * batch, no other consumer could read past it.
 */
async function lockCursor(tx: Tx, name: string): Promise<boolean> {
  const { locked } = await tx.one(
    sql<{
      locked: boolean;
    }>`select pg_try_advisory_xact_lock(hashtextextended('consumer ' || ${name}, 0)) as locked`,
  );
  return locked;
}

/** Only once it is locked: a statement that locked and read would read what stood there before the lock. */
function readCursor(tx: Tx, name: string): Promise<Position & { below: string }> {
  const { tx: firstTx, id: firstId } = positionAt('0');
  return tx.one(sql<Position & { below: string }>`
    select coalesce(c.tx::text, ${firstTx}) as tx, coalesce(c.id, ${firstId}::uuid) as id, ${horizonNow} as below
    from (select) one left join event_cursors c on c.consumer = ${name}`);
}

function advance(tx: Tx, name: string, to: Position, clock: Clock): Promise<number> {
  return tx.run(sql`insert into event_cursors (consumer, tx, id, moved_at)
    values (${name}, ${to.tx}::xid8, ${to.id}, ${clock.now()})
    on conflict (consumer) do update set tx = excluded.tx, id = excluded.id, moved_at = excluded.moved_at`);
}

function park(tx: Tx, name: string, event: StoredEvent, error: unknown, clock: Clock): Promise<number> {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return tx.run(sql`insert into parked_events (realm_id, consumer, event_id, error, parked_at)
    values (${event.realmId}, ${name}, ${event.id}, ${text.slice(0, 4000)}, ${clock.now()}) on conflict do nothing`);
}

/**
 * A consumer that found nothing looks again after this long at the earliest, however often the bell rings: under load
 * every commit rings it, and most of what is written is for others.
 */
const calmMs = 25;

/** Runs consumers until stopped: woken by the database, and at the latest after `patienceMs`. */
export function runConsumers(
  parts: { database: Database; clock: Clock; log: Log; wake: Wake },
  consumers: readonly Consumer[],
  patienceMs = 1000,
): { stop(): Promise<void> } {
  let stopping = false;
  const loops = consumers.map(async (consumer) => {
    while (!stopping) {
      const seen = parts.wake.count();
      try {
        while (!stopping && (await step(parts.database, parts.clock, parts.log, consumer)) > 0);
        await parts.wake.sleep(calmMs);
      } catch (error) {
        if (!stopping)
          parts.log.error({ consumer: consumer.name, error }, 'a consumer stumbled and will try again');
        await parts.wake.sleep(patienceMs);
      }
      if (!stopping && parts.wake.count() === seen) await parts.wake.wait(patienceMs);
    }
  });
  return {
    stop: async () => {
      stopping = true;
      parts.wake.all();
      await Promise.all(loops);
    },
  };
}

/** The bell that wakes waiting loops; see `listenForEvents`. */
export interface Wake {
  /** How often it has rung: a loop that looks before it works misses no ring while working. */
  count(): number;
  /** Resolves at the next ring or after `ms`. */
  wait(ms: number): Promise<void>;
  /** Resolves after `ms` or when everything is told to stop, not at a ring. */
  sleep(ms: number): Promise<void>;
  ring(): void;
  /** Ends every wait and sleep for good. */
  all(): void;
}

export function createWake(): Wake {
  let rings = 0;
  let ended = false;
  const waiting = new Set<() => void>();
  const sleeping = new Set<() => void>();
  const pause = (among: Set<() => void>, ms: number) =>
    new Promise<void>((resolve) => {
      if (ended) return resolve();
      const done = () => {
        clearTimeout(timer);
        among.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      among.add(done);
    });
  const release = (among: Set<() => void>) => {
    for (const done of [...among]) done();
  };
  return {
    count: () => rings,
    wait: (ms) => pause(waiting, ms),
    sleep: (ms) => pause(sleeping, ms),
    ring: () => {
      rings += 1;
      release(waiting);
    },
    all: () => {
      ended = true;
      release(waiting);
      release(sleeping);
    },
  };
}
