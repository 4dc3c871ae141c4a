import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { NoticeKind, NoticeParams, Telling, Urgency } from './notice.types.ts';

export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly urgency: Urgency;
  readonly caseId: string | null;
  readonly params: NoticeParams;
  readonly standsInFor: string | null;
  readonly at: Date;
  readonly readAt: Date | null;
}

const columns = sql`n.id, n.kind, n.urgency, n.case_id as "caseId", n.params,
  (select name from accounts where id = n.stands_in_for) as "standsInFor", n.created_at as at, n.read_at as "readAt"`;

export interface NewNotice {
  readonly telling: Telling;
  readonly accountId: string;
  readonly standsInFor: string | null;
}

/** @returns those that were not told before */
export async function insertNotices(
  tx: Tx,
  realmId: string,
  rows: readonly NewNotice[],
): Promise<(NewNotice & { id: string })[]> {
  const wanted = new Map(rows.map((row) => [newId(), row]));
  const data = [...wanted].map(([id, { telling, accountId, standsInFor }]) => ({
    id,
    accountId,
    kind: telling.kind,
    urgency: telling.urgency,
    causeId: telling.causeId,
    caseId: telling.caseId,
    params: telling.params,
    standsInFor,
    at: telling.at,
  }));
  const written = await tx.all(sql<{ id: string }>`
    insert into notices (realm_id, id, account_id, kind, urgency, cause_id, case_id, params, stands_in_for, created_at)
    select ${realmId}, r.id, r."accountId", r.kind, r.urgency, r."causeId", r."caseId", r.params, r."standsInFor", r.at
    from jsonb_to_recordset(${JSON.stringify(data)}::jsonb) as r (id uuid, "accountId" uuid, kind text, urgency text,
      "causeId" uuid, "caseId" uuid, params jsonb, "standsInFor" uuid, at timestamptz)
    on conflict do nothing returning id`);
  return written.map(({ id }) => ({ id, ...wanted.get(id)! }));
}

/** A person's notices, newest first. */
export function listNotices(
  tx: Tx,
  realmId: string,
  accountId: string,
  asked: { unread: boolean; after: string | undefined; limit: number },
): Promise<Notice[]> {
  const unread = asked.unread ? sql`and n.read_at is null` : sql``;
  const after = asked.after ? sql`and n.id < ${asked.after}::uuid` : sql``;
  return tx.all(sql<Notice>`select ${columns} from notices n
    where n.realm_id = ${realmId} and n.account_id = ${accountId} ${unread} ${after}
    order by n.id desc limit ${asked.limit}`);
}

/** Unread ones; counting stops where the bell says "99+". */
export async function countUnread(tx: Tx, realmId: string, accountId: string): Promise<number> {
  const row = await tx.one(sql<{ unread: number }>`select count(*) as unread from (
    select from notices where realm_id = ${realmId} and account_id = ${accountId} and read_at is null limit 100) counted`);
  return row.unread;
}

/** Marks as read: these, or all when none are named. Mail that still waits for them is not sent. */
export async function markRead(
  tx: Tx,
  realmId: string,
  accountId: string,
  ids: readonly string[] | undefined,
  at: Date,
): Promise<void> {
  const which = ids ? sql`and id = any(${[...ids]}::uuid[])` : sql``;
  await tx.run(sql`with done as (
      update notices set read_at = ${at}
      where realm_id = ${realmId} and account_id = ${accountId} and read_at is null ${which} returning id
    )
    update notice_mails m set state = 'cancelled' from done
    where m.realm_id = ${realmId} and m.notice_id = done.id and m.state = 'waiting'`);
}

export async function deleteOldNotices(tx: Tx, readBefore: Date): Promise<number> {
  return tx.run(sql`delete from notices where read_at < ${readBefore}`);
}
