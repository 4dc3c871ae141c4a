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
import { createEventTail, type EventTail, type Taken } from './event-tail.ts';
import type { Log } from './log.ts';
import type { Loop } from './loops.ts';
import type { Turn } from './turns.ts';
import type { Wake } from './wake.ts';

/** Something that reacts to events, each exactly once in effect: its changes and its cursor commit together. */
export interface Consumer<E extends AnyEvent = AnyEvent> {
  /** Stable for ever: the cursor is kept under it. */
  readonly name: string;
  readonly types: readonly E['type'][];
  /** How many events one transaction may carry. */
  readonly batch: number;
  /** What an event weighs where one may speak of thousands: a transaction takes no more once `mostWeight` is reached. */
  readonly weigh?: (event: StoredEvent<E>) => number;
  readonly mostWeight?: number;
  /**
   * What happened before is no news to it: of a long history read from the database such events are passed over where
   * they lie, not handed to it. `handle` may still be given some and judges for itself.
   */
  readonly newsSince?: (tx: Tx) => Promise<Date>;
  /** Whether it waits for others, or they for it; `behind` when left out. */
  readonly turn?: Turn;
  handle(tx: Tx, events: readonly StoredEvent<E>[]): Promise<void>;
}

/** What one process knows beyond the stored cursor: from there up to here nothing is for the consumer. */
interface Walked {
  from: Position | undefined;
  to: Position;
  /** What the process holds of the log; without it, every look reads for itself. */
  readonly tail?: EventTail;
}

/** How far the log may run ahead, in transactions, before a consumer that found nothing of its own notes where it is. */
const idleGap = 1000n;

/**
 * One step: locks the cursor, takes a batch, reacts, advances, commits.
 * @returns the number of events taken; 0 also when another worker holds the cursor
 */
export async function step(
  database: Database,
  clock: Clock,
  log: Log,
  consumer: Consumer,
  walked: Walked = { from: undefined, to: positionAt('0') },
): Promise<number> {
  const stepped = await stepWhole(database, clock, log, consumer, walked);
  Object.assign(walked, stepped.walked);
  return stepped.taken;
}

async function stepWhole(
  database: Database,
  clock: Clock,
  log: Log,
  consumer: Consumer,
  walked: Walked,
): Promise<Stepped> {
  try {
    return await database.acrossRealms((tx) =>
      withBatch(tx, clock, consumer, walked, (events) => consumer.handle(tx, events)),
    );
  } catch (error) {
    if (!isLasting(error)) throw error;
    log.warn({ consumer: consumer.name, error }, 'a batch failed; its events are taken one by one');
    return stepSingly(database, clock, log, consumer, walked);
  }
}

/** A bad event must not stop the good ones behind it: alone, it is parked with its error and passed over. */
function stepSingly(
  database: Database,
  clock: Clock,
  log: Log,
  consumer: Consumer,
  walked: Walked,
): Promise<Stepped> {
  return database.acrossRealms((tx) =>
    withBatch(tx, clock, consumer, walked, async (events) => {
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
  walked: Walked,
  react: (events: readonly StoredEvent[]) => Promise<void>,
): Promise<Stepped> {
  if (!(await lockCursor(tx, consumer.name))) return { taken: 0 };
  const { below, ...position } = await readCursor(tx, consumer.name);
  const after = walked.from && isSame(walked.from, position) ? walked.to : position;
  const { events, reached } = light(consumer, await next(tx, consumer, after, below, walked.tail));
  if (events.length > 0) await react(events);
  const moves = events.length > 0 || isFar(position, reached);
  if (moves) await advance(tx, consumer.name, reached, clock);
  return { taken: events.length, walked: { from: moves ? reached : position, to: reached } };
}

interface Stepped {
  readonly taken: number;
  /** Known once it is committed. */
  readonly walked?: Pick<Walked, 'from' | 'to'>;
}

const isSame = (one: Position, other: Position) => one.tx === other.tx && one.id === other.id;
const isFar = (from: Position, to: Position) => BigInt(to.tx) - BigInt(from.tx) > idleGap;

async function next(
  tx: Tx,
  { types, batch: limit, newsSince }: Consumer,
  after: Position,
  below: string,
  tail: EventTail | undefined,
): Promise<Taken> {
  const taken = tail?.take(after, { types: new Set(types), limit });
  if (taken) return taken;
  const since = await newsSince?.(tx);
  const events = await readAfter(tx, after, below, { types, limit, since });
  const last = events.at(-1);
  return { events, reached: last && events.length === limit ? placeOf(last) : positionAt(below) };
}

const placeOf = ({ tx, id }: Position): Position => ({ tx, id });

/** As many of the first ones as are not too heavy together, one at least. */
function light({ weigh, mostWeight = Number.POSITIVE_INFINITY }: Consumer, taken: Taken): Taken {
  if (!weigh) return taken;
  let weight = 0;
  const end = taken.events.findIndex((event) => {
    weight += weigh(event);
    return weight >= mostWeight;
  });
  if (end === -1 || end === taken.events.length - 1) return taken;
  return { events: taken.events.slice(0, end + 1), reached: placeOf(taken.events[end]!) };
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
  const [row] = await tx.named<{ locked: boolean }>(
    'lock-cursor',
    `select pg_try_advisory_xact_lock(hashtextextended('consumer ' || $1, 0)) as locked`,
    [name],
  );
  return row?.locked ?? false;
}

/** Only once it is locked: a statement that locked and read would read what stood there before the lock. */
async function readCursor(tx: Tx, name: string): Promise<Position & { below: string }> {
  const first = positionAt('0');
  const [row] = await tx.named<Position & { below: string }>(
    'read-cursor',
    `select coalesce(c.tx::text, $2) as tx, coalesce(c.id, $3::uuid) as id, ${horizonNow} as below
     from (select) one left join event_cursors c on c.consumer = $1`,
    [name, first.tx, first.id],
  );
  if (!row) throw new Error('a cursor without a row');
  return row;
}

async function advance(tx: Tx, name: string, to: Position, clock: Clock): Promise<void> {
  await tx.named(
    'advance-cursor',
    `insert into event_cursors (consumer, tx, id, moved_at) values ($1, $2::xid8, $3, $4)
     on conflict (consumer) do update set tx = excluded.tx, id = excluded.id, moved_at = excluded.moved_at`,
    [name, to.tx, to.id, clock.now()],
  );
}

/**
 * Lets a consumer that has not begun yet begin at a horizon, when all that was told below it is of this realm: whoever
 * wrote a history at once has done for all of it what the consumer does for each event.
 */
export async function passOver(
  tx: Tx,
  consumer: string,
  realmId: string,
  below: string,
  clock: Clock,
): Promise<void> {
  const { tx: to, id } = positionAt(below);
  await tx.run(sql`insert into event_cursors (consumer, tx, id, moved_at)
    select ${consumer}, ${to}::xid8, ${id}, ${clock.now()} where not exists (select from realms where id <> ${realmId})
    on conflict do nothing`);
}

function park(tx: Tx, name: string, event: StoredEvent, error: unknown, clock: Clock): Promise<number> {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return tx.run(sql`insert into parked_events (realm_id, consumer, event_id, error, parked_at)
    values (${event.realmId}, ${name}, ${event.id}, ${text.slice(0, 4000)}, ${clock.now()}) on conflict do nothing`);
}

/**
 * The loops of consumers. How far the log held nothing for one is remembered while its stored cursor stands still, so
 * that what is written for others is walked over once and not at every look; and the newest events are held for all of
 * them together.
 */
export function consumerLoops(
  parts: { database: Database; clock: Clock; log: Log; wake: Pick<Wake, 'count'> },
  consumers: readonly Consumer[],
): Loop[] {
  const all = [...new Set(consumers.flatMap(({ types }) => types))];
  const tail = createEventTail(parts.database, all, () => parts.wake.count());
  return consumers.map((consumer) => {
    const walked: Walked = { from: undefined, to: positionAt('0'), tail };
    const types = new Set<string>(consumer.types);
    return {
      name: consumer.name,
      wokenBy: consumer.types,
      inTurn: consumer.turn ?? 'behind',
      async step() {
        await tail.look();
        if (passesOver(walked, tail, types)) return 0;
        return step(parts.database, parts.clock, parts.log, consumer, walked);
      },
    };
  });
}

/** Nothing is for it, and where its cursor stands need not be noted yet: then the database is not asked. */
function passesOver(walked: Walked, tail: EventTail, types: ReadonlySet<string>): boolean {
  if (!walked.from) return false;
  const found = tail.take(walked.to, { types, limit: 1 });
  if (!found || found.events.length > 0 || isFar(walked.from, found.reached)) return false;
  walked.to = found.reached;
  return true;
}
