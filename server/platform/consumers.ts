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
import type { Loop } from './loops.ts';

/** Something that reacts to events, each exactly once in effect: its changes and its cursor commit together. */
export interface Consumer<E extends AnyEvent = AnyEvent> {
  /** Stable for ever: the cursor is kept under it. */
  readonly name: string;
  readonly types: readonly E['type'][];
  /** How many events one transaction may carry. */
  readonly batch: number;
  handle(tx: Tx, events: readonly StoredEvent<E>[]): Promise<void>;
}

/** What one process knows beyond the stored cursor: from there up to here nothing is for the consumer. */
interface Walked {
  from: string | undefined;
  to: Position;
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
): Promise<number> {
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
): Promise<number> {
  if (!(await lockCursor(tx, consumer.name))) return 0;
  const { below, ...position } = await readCursor(tx, consumer.name);
  const cursor = `${position.tx} ${position.id}`;
  const after = walked.from === cursor ? walked.to : position;
  const events = await readAfter(tx, after, below, { types: consumer.types, limit: consumer.batch });
  if (events.length > 0) await react(events);
  const last = events.at(-1);
  const reached = last && events.length === consumer.batch ? { tx: last.tx, id: last.id } : positionAt(below);
  if (last || BigInt(reached.tx) - BigInt(position.tx) > idleGap)
    await advance(tx, consumer.name, reached, clock);
  else Object.assign(walked, { from: cursor, to: reached });
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

function park(tx: Tx, name: string, event: StoredEvent, error: unknown, clock: Clock): Promise<number> {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return tx.run(sql`insert into parked_events (realm_id, consumer, event_id, error, parked_at)
    values (${event.realmId}, ${name}, ${event.id}, ${text.slice(0, 4000)}, ${clock.now()}) on conflict do nothing`);
}

/**
 * The loop of a consumer. How far the log held nothing for it is remembered while the stored cursor stands still, so
 * that what is written for others is walked over once and not at every look.
 */
export function consumerLoop(
  parts: { database: Database; clock: Clock; log: Log },
  consumer: Consumer,
): Loop {
  const walked: Walked = { from: undefined, to: positionAt('0') };
  return {
    name: consumer.name,
    wokenBy: consumer.types,
    inTurn: true,
    step: () => step(parts.database, parts.clock, parts.log, consumer, walked),
  };
}
