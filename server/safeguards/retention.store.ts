import { type Query, sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { RetentionKind, Terms } from './retention.rules.ts';

export async function readTerms(tx: Tx, realmId: string): Promise<Terms> {
  const rows = await tx.all(sql<{ kind: string; days: number | null }>`
    select kind, days from retention_terms where realm_id = ${realmId}`);
  return new Map(rows.map(({ kind, days }) => [kind, days]));
}

export async function writeTerm(
  tx: Tx,
  realmId: string,
  kind: RetentionKind,
  days: number | null,
  by: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into retention_terms (realm_id, kind, days, changed_by, changed_at)
    values (${realmId}, ${kind}, ${days}, ${by}, ${at})
    on conflict (realm_id, kind) do update set days = excluded.days, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`);
}

/** Open cases hold back everything that belongs to them. */
const ended = (realmId: string, before: Date) => sql`not exists (select from case_messages cm
    join cases c on c.realm_id = cm.realm_id and c.id = cm.case_id
    where cm.realm_id = ${realmId} and cm.message_id = m.id
      and (c.state not in ('closed', 'withdrawn', 'merged')
        or coalesce(c.closed_at, c.answered_at, c.opened_at) >= ${before}))`;

/** The rows of each kind that are older; the same words count them and take them away. */
const older: Readonly<Record<RetentionKind, (realmId: string, before: Date) => Query<unknown>>> = {
  contacts: (realmId, before) => sql`from vault v where v.realm_id = ${realmId} and v.kind = 'author'
    and v.created_at < ${before}
    and exists (select from messages m join message_states s on s.realm_id = m.realm_id and s.message_id = m.id
      where m.realm_id = ${realmId} and m.author_id = v.id and s.disposition in ('accepted', 'set aside')
        and ${ended(realmId, before)})`,
  'set-aside words': (realmId, before) => sql`from messages v where v.realm_id = ${realmId} and v.text <> ''
    and v.received_at < ${before}
    and exists (select from message_states s where s.realm_id = v.realm_id and s.message_id = v.id
      and s.disposition = 'set aside')`,
  'rejected rows': (realmId, before) => sql`from import_rejects v where v.realm_id = ${realmId}
    and exists (select from imports i where i.realm_id = v.realm_id and i.id = v.import_id
      and i.finished_at < ${before})`,
  signatures: (realmId, before) => sql`from signatures v where v.realm_id = ${realmId} and v.at < ${before}`,
  links: (realmId, before) => sql`from case_links v where v.realm_id = ${realmId} and v.created_at < ${before}
    and exists (select from cases c where c.realm_id = v.realm_id and c.id = v.case_id
      and c.state in ('closed', 'withdrawn', 'merged') and coalesce(c.closed_at, c.opened_at) < ${before})`,
};

export async function countOlder(
  tx: Tx,
  realmId: string,
  kind: RetentionKind,
  before: Date,
): Promise<number> {
  const row = await tx.one(sql<{ rows: number }>`select count(*) as rows ${older[kind](realmId, before)}`);
  return row.rows;
}

/** @returns the number of rows taken away, or emptied where the row itself must stay */
export function takeOlder(tx: Tx, realmId: string, kind: RetentionKind, before: Date): Promise<number> {
  if (kind !== 'set-aside words') return tx.run(sql`delete ${older[kind](realmId, before)}`);
  return tx.run(sql`update messages set text = '', title = null, url = null, place = null
    where realm_id = ${realmId} and id in (select v.id ${older[kind](realmId, before)})`);
}

export interface RunReport {
  readonly kind: RetentionKind;
  readonly days: number | null;
  readonly rows: number;
}

export async function insertRun(
  tx: Tx,
  realmId: string,
  run: { at: Date; dry: boolean; report: readonly RunReport[] },
): Promise<void> {
  await tx.run(sql`insert into retention_runs (realm_id, id, at, dry, report)
    values (${realmId}, ${newId()}, ${run.at}, ${run.dry}, ${JSON.stringify(run.report)})`);
}

export function lastRuns(
  tx: Tx,
  realmId: string,
  limit: number,
): Promise<{ at: Date; dry: boolean; report: RunReport[] }[]> {
  return tx.all(sql<{ at: Date; dry: boolean; report: RunReport[] }>`
    select at, dry, report from retention_runs where realm_id = ${realmId} order by id desc limit ${limit}`);
}
