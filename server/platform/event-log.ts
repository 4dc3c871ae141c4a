import type pg from 'pg';
import type { Actor } from './actor.ts';
import { sql, type Tx } from './database.ts';
import { newId } from './ids.ts';
import { jsonLines, plainArray } from './plain-arrays.ts';

/** The shape every event has; what `data` holds for each `type` is the events module's to say. */
export interface AnyEvent {
  readonly type: string;
  readonly data: unknown;
}

export interface NewEvent<E extends AnyEvent = AnyEvent> {
  readonly event: E;
  /** The story it belongs to: a case's id, a message's id; null when it speaks of several. */
  readonly streamId: string | null;
  /** The words of the person, where the act needs a reason. */
  readonly reason?: string | undefined;
}

export interface StoredEvent<E extends AnyEvent = AnyEvent> {
  readonly realmId: string;
  readonly id: string;
  readonly tx: string;
  readonly type: E['type'];
  readonly at: Date;
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly streamId: string | null;
  readonly reason: string | null;
  readonly data: E['data'];
}

/** Where listeners of every process are woken: the payload says what was written. */
export const eventsChannel = 'heed_events';
/** Between the types of events in one ring. */
export const bellSeparator = ',';

/**
 * Writes events in the caller's transaction, beside the change they speak of (the outbox), and wakes the consumers
 * when it commits.
 */
export async function writeEvents(
  tx: Tx,
  context: { realmId: string; actor: Actor; at: Date },
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const { actor } = context;
  await tx.named(
    'write-events',
    `with written as (
       insert into events (realm_id, id, type, at, actor_kind, actor_id, actor_name, stream_id, reason, data)
       select $1, id, type, $2, $3, $4, $5, stream_id, reason, data::json
       from rows from (unnest($6::uuid[], $7::text[], $8::uuid[], $9::text[]), string_to_table($10, e'\n'))
         as e (id, type, stream_id, reason, data)
     )
     select pg_notify('${eventsChannel}', $11)`,
    [
      context.realmId,
      context.at,
      actor.kind,
      actor.kind === 'person' ? actor.id : null,
      actor.kind === 'resident' ? null : actor.name,
      plainArray(events.map(() => newId())),
      plainArray(events.map(({ event }) => event.type)),
      plainArray(events.map(({ streamId }) => streamId)),
      events.map(({ reason }) => reason ?? null),
      jsonLines(events.map(({ event }) => event.data)),
      [...new Set(events.map(({ event }) => event.type))].join(bellSeparator),
    ],
  );
}

/** Rings for something that is no event, when the caller's transaction commits. */
export async function ringFor(tx: Tx, what: string): Promise<void> {
  await tx.run(sql`select pg_notify(${eventsChannel}, ${what})`);
}

const columnsText = `realm_id as "realmId", id, tx::text, type, at, actor_kind as "actorKind", actor_id as "actorId",
  actor_name as "actorName", stream_id as "streamId", reason, data`;
const columns = sql.raw(columnsText);

/** The story of one thing, oldest first. */
export function readStream(tx: Tx, realmId: string, streamId: string): Promise<StoredEvent[]> {
  return tx.all(
    sql<StoredEvent>`select ${columns} from events where realm_id = ${realmId} and stream_id = ${streamId} order by id`,
    'story',
  );
}

/** A place in the commit order of all events. */
export interface Position {
  readonly tx: string;
  readonly id: string;
}

/** Below this transaction nothing is still open (0001_platform.sql says how that is known). */
export const horizonNow = 'event_horizon()::text';

export async function horizon(tx: Tx): Promise<string> {
  const row = await tx.one(sql<{ tx: string }>`select ${sql.raw(horizonNow)} as tx`);
  return row.tx;
}

/**
 * The next events of these types after a position and below a horizon, in commit order as far as it matters: by
 * transaction, then id. Prepared: over the parts of the table, planning takes longer than reading, and consumers look
 * at every bell. The limit is of its text, so that the plan made once for all knows how little is wanted.
 * `since`: what happened before is passed over here, some millions a second.
 */
export function readAfter(
  tx: Tx,
  position: Position,
  below: string,
  { types, limit, since }: { types: readonly string[]; limit: number; since?: Date | undefined },
): Promise<StoredEvent[]> {
  return tx.named(
    `read-after-${limit}${since ? '-since' : ''}`,
    `select ${columnsText} from events
     where (tx, id) > ($1::xid8, $2::uuid) and tx < $3::xid8 and type = any($4) ${since ? 'and at >= $5' : ''}
     order by events.tx, id limit ${Math.trunc(limit)}`,
    [position.tx, position.id, below, types, ...(since ? [since] : [])],
  );
}

/** How many `readTail` reads, as `events_behind` (0001_platform.sql) says: those of an import hold a thousand ids each. */
export const tailPage = 200;

/** The same for all consumers of a process together, with the size of what each holds, in bytes as stored. */
export async function readTail(
  pool: pg.Pool,
  position: Position,
  below: string,
  types: readonly string[],
): Promise<(StoredEvent & { readonly size: number })[]> {
  const { rows } = await pool.query<StoredEvent & { size: number }>({
    name: 'read-tail',
    text: `select ${columnsText}, pg_column_size(data) as size from events_behind($1, $2, $3, $4)`,
    values: [position.tx, position.id, below, types],
  });
  return rows;
}

/** The same of one realm, of every type. */
export function readAllAfter(
  tx: Tx,
  realmId: string,
  position: Position,
  below: string,
  limit: number,
): Promise<StoredEvent[]> {
  return tx.all(sql<StoredEvent>`
    select ${columns} from events
    where (tx, id) > (${position.tx}::xid8, ${position.id}::uuid) and tx < ${below}::xid8 and realm_id = ${realmId}
    order by events.tx, id limit ${limit}`);
}

/** The position at a horizon: everything below it has been seen. */
export function positionAt(tx: string): Position {
  return { tx, id: '00000000-0000-0000-0000-000000000000' };
}
