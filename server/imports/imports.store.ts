import { sql, type Tx } from '../platform/database.ts';
import type { Mapping, ReadAs, Shape } from './mapping/fields.ts';

export type ImportState = 'waiting' | 'running' | 'finished' | 'failed' | 'cancelled';

/** A refusal or a reservation, as stored: its words are `error.<code>`. */
export interface Problem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Import {
  readonly id: string;
  readonly channelId: string | null;
  readonly fileName: string;
  readonly fileKept: boolean;
  readonly shape: Shape;
  readonly readAs: ReadAs;
  readonly header: readonly string[];
  /** The row the header stands in, counted from 1. */
  readonly headerRow: number;
  readonly mapping: Mapping;
  readonly problems: readonly Problem[];
  readonly state: ImportState;
  readonly rowsRead: number;
  readonly rowsNew: number;
  readonly rowsKnown: number;
  readonly rowsBad: number;
  readonly rowsTotal: number | null;
  readonly share: number;
  readonly error: Problem | null;
  readonly startedBy: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly movedAt: Date | null;
  readonly version: number;
}

const columns = sql`id, channel_id as "channelId", file_name as "fileName", file_kept as "fileKept", shape,
  read_as as "readAs", header, header_row as "headerRow", mapping, problems, state, rows_read as "rowsRead",
  rows_new as "rowsNew", rows_known as "rowsKnown", rows_bad as "rowsBad", rows_total as "rowsTotal", share, error,
  started_by as "startedBy", created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt",
  moved_at as "movedAt", version`;

export type NewImport = Pick<
  Import,
  | 'id'
  | 'channelId'
  | 'fileName'
  | 'fileKept'
  | 'shape'
  | 'readAs'
  | 'header'
  | 'headerRow'
  | 'mapping'
  | 'problems'
  | 'startedBy'
> & { readonly sha256: Buffer };

export async function insertImport(tx: Tx, realmId: string, row: NewImport, at: Date): Promise<void> {
  await tx.run(sql`insert into imports (realm_id, id, channel_id, file_name, file_sha256, file_kept, shape, read_as,
      header, header_row, mapping, problems, state, started_by, created_at)
    values (${realmId}, ${row.id}, ${row.channelId}, ${row.fileName}, ${row.sha256}, ${row.fileKept}, ${row.shape},
      ${row.readAs}, ${JSON.stringify(row.header)}, ${row.headerRow}, ${JSON.stringify(row.mapping)},
      ${JSON.stringify(row.problems)}, 'waiting', ${row.startedBy}, ${at})`);
}

export function findImport(tx: Tx, realmId: string, id: string): Promise<Import | undefined> {
  return tx.maybe(sql<Import>`select ${columns} from imports where realm_id = ${realmId} and id = ${id}`);
}

export function lockImport(tx: Tx, realmId: string, id: string): Promise<Import | undefined> {
  return tx.maybe(
    sql<Import>`select ${columns} from imports where realm_id = ${realmId} and id = ${id} for update`,
  );
}

/** The newest first: ids are in the order of time. */
export function listImports(tx: Tx, realmId: string, after: string | null, limit: number): Promise<Import[]> {
  const older = after ? sql`and id < ${after}::uuid` : sql``;
  return tx.all(sql<Import>`select ${columns} from imports where realm_id = ${realmId} ${older}
    order by id desc limit ${limit}`);
}

export async function writeMapping(
  tx: Tx,
  realmId: string,
  id: string,
  change: Pick<Import, 'mapping' | 'readAs' | 'problems' | 'channelId'>,
): Promise<void> {
  await tx.run(sql`update imports set mapping = ${JSON.stringify(change.mapping)}, read_as = ${change.readAs},
      problems = ${JSON.stringify(change.problems)}, channel_id = ${change.channelId}, version = version + 1
    where realm_id = ${realmId} and id = ${id}`);
}

/** From here on it may be claimed, and its mapping no longer changes. */
export async function markStarted(tx: Tx, realmId: string, id: string, at: Date): Promise<void> {
  await tx.run(sql`update imports set state = 'running', started_at = ${at}, moved_at = ${at}, version = version + 1
    where realm_id = ${realmId} and id = ${id} and state = 'waiting'`);
}

/** Whoever is silent for longer has died. A batch takes far less. */
export const silentMs = 60_000;

/**
 * Takes an import that nobody reads.
 * @returns the row, or undefined when it is ended or somebody reads it
 */
export function claimImport(
  tx: Tx,
  realmId: string,
  id: string,
  runner: string,
  at: Date,
): Promise<Import | undefined> {
  return tx.maybe(sql<Import>`update imports set runner = ${runner}, moved_at = ${at}
    where realm_id = ${realmId} and id = ${id} and state = 'running'
      and (runner is null or moved_at < ${new Date(at.getTime() - silentMs)})
    returning ${columns}`);
}

export interface Progress {
  readonly read: number;
  readonly fresh: number;
  readonly known: number;
  readonly bad: number;
  readonly share: number;
}

/** Counts a batch in the transaction that writes it. @returns false when it was cancelled, or another goes on with it */
export async function countBatch(
  tx: Tx,
  realmId: string,
  id: string,
  runner: string,
  done: Progress,
  at: Date,
): Promise<boolean> {
  const changed = await tx.run(sql`update imports set rows_read = rows_read + ${done.read},
      rows_new = rows_new + ${done.fresh}, rows_known = rows_known + ${done.known}, rows_bad = rows_bad + ${done.bad},
      share = ${done.share}, moved_at = ${at}
    where realm_id = ${realmId} and id = ${id} and runner = ${runner} and state = 'running'`);
  return changed === 1;
}

/** Ends it, whatever its end. @returns the row, or undefined when it had ended already */
export function endImport(
  tx: Tx,
  realmId: string,
  id: string,
  end: { state: 'finished' | 'failed' | 'cancelled'; error: Problem | null },
  at: Date,
): Promise<Import | undefined> {
  const total = end.state === 'finished' ? sql`rows_read` : sql`rows_total`;
  return tx.maybe(sql<Import>`update imports set state = ${end.state}, error = ${JSON.stringify(end.error)}::jsonb,
      finished_at = ${at}, rows_total = ${total}, runner = null, version = version + 1
    where realm_id = ${realmId} and id = ${id} and state in ('waiting', 'running') returning ${columns}`);
}

/** Runs whose process has died: of all realms. */
export function silentImports(
  tx: Tx,
  at: Date,
): Promise<{ realmId: string; id: string; fileKept: boolean }[]> {
  return tx.all(sql<{ realmId: string; id: string; fileKept: boolean }>`
    select realm_id as "realmId", id, file_kept as "fileKept" from imports
    where state = 'running' and moved_at < ${new Date(at.getTime() - silentMs)} order by moved_at limit 100`);
}
