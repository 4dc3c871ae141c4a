import { sql, type Tx } from '../platform/database.ts';

export interface Renewal {
  readonly state: 'running' | 'finished';
  readonly afterId: string | null;
  readonly done: number;
  readonly total: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

const columns = sql`state, after_id as "afterId", done, total, started_at as "startedAt", finished_at as "finishedAt"`;

/** Starts from the beginning, also while one is running. */
export async function beginRenewal(tx: Tx, realmId: string, at: Date): Promise<void> {
  await tx.run(sql`insert into search_renewals (realm_id, state, after_id, done, total, started_at)
    select ${realmId}, 'running', null, 0, count(*), ${at}::timestamptz from cases where realm_id = ${realmId}
    on conflict (realm_id) do update set state = 'running', after_id = null, done = 0, total = excluded.total,
      started_at = excluded.started_at, finished_at = null`);
}

export function readRenewal(tx: Tx, realmId: string): Promise<Renewal | undefined> {
  return tx.maybe(sql<Renewal>`select ${columns} from search_renewals where realm_id = ${realmId}`);
}

/** The next cases in the order of their ids. */
export async function nextCases(
  tx: Tx,
  realmId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const behind = after ? sql`and id > ${after}::uuid` : sql``;
  const rows = await tx.all(sql<{ id: string }>`select id from cases
    where realm_id = ${realmId} ${behind} order by id limit ${limit}`);
  return rows.map(({ id }) => id);
}

export function lockRenewal(tx: Tx, realmId: string): Promise<Renewal | undefined> {
  return tx.maybe(sql<Renewal>`select ${columns} from search_renewals
    where realm_id = ${realmId} and state = 'running' for update`);
}

export async function moveRenewal(tx: Tx, realmId: string, afterId: string, done: number): Promise<void> {
  await tx.run(
    sql`update search_renewals set after_id = ${afterId}, done = done + ${done} where realm_id = ${realmId}`,
  );
}

export async function endRenewal(tx: Tx, realmId: string, at: Date): Promise<void> {
  await tx.run(
    sql`update search_renewals set state = 'finished', finished_at = ${at} where realm_id = ${realmId}`,
  );
}
