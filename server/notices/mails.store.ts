import { sql, type Tx } from '../platform/database.ts';
import type { NoticeKind, NoticeParams, Urgency } from './notice.types.ts';

/** Two ways out of the desk, kept alike: each row is one notice to one person. */
export type Via = 'mail' | 'messenger';
const tableOf = (via: Via) => sql.table(via === 'mail' ? 'notice_mails' : 'notice_messages');

export interface WaitingMail {
  readonly noticeId: string;
  readonly dueAt: Date;
  readonly accountId: string;
}

export async function insertMails(
  tx: Tx,
  via: Via,
  realmId: string,
  mails: readonly WaitingMail[],
): Promise<void> {
  await tx.run(sql`insert into ${tableOf(via)} (realm_id, notice_id, account_id, state, due_at)
    select ${realmId}, notice_id, account_id, 'waiting', due_at
    from unnest(${mails.map(({ noticeId }) => noticeId)}::uuid[], ${mails.map(({ accountId }) => accountId)}::uuid[],
      ${mails.map(({ dueAt }) => dueAt)}::timestamptz[]) as m (notice_id, account_id, due_at)`);
}

export interface ClaimedMail {
  readonly noticeId: string;
  readonly attempts: number;
  readonly kind: NoticeKind;
  readonly urgency: Urgency;
  readonly params: NoticeParams;
  readonly caseId: string | null;
}

/** Takes everything that is due to one person, as much as one mail bears, and marks it "sending". */
export function claimMails(
  tx: Tx,
  via: Via,
  realmId: string,
  accountId: string,
  at: Date,
): Promise<ClaimedMail[]> {
  return tx.all(sql<ClaimedMail>`
    with due as (
      select notice_id from ${tableOf(via)}
      where realm_id = ${realmId} and account_id = ${accountId} and state = 'waiting' and due_at <= ${at}
      order by notice_id limit 200 for update skip locked
    ), taken as (
      update ${tableOf(via)} m set state = 'sending', started_at = ${at}, attempts = m.attempts + 1
      from due where m.realm_id = ${realmId} and m.notice_id = due.notice_id
      returning m.notice_id, m.attempts
    )
    select n.id as "noticeId", taken.attempts, n.kind, n.urgency, n.params, n.case_id as "caseId"
    from taken join notices n on n.realm_id = ${realmId} and n.id = taken.notice_id order by n.id`);
}

export async function settleMails(
  tx: Tx,
  via: Via,
  realmId: string,
  noticeIds: readonly string[],
  end: { state: 'sent' | 'failed' | 'unknown' | 'waiting'; at: Date; dueAt?: Date; error?: string },
): Promise<void> {
  await tx.run(sql`update ${tableOf(via)} set state = ${end.state}, error = ${end.error ?? null},
      sent_at = ${end.state === 'sent' ? end.at : null}, due_at = coalesce(${end.dueAt ?? null}, due_at)
    where realm_id = ${realmId} and notice_id = any(${[...noticeIds]}::uuid[]) and state = 'sending'`);
}

/** What a process that died was sending: it may have gone, and a second mail tells nothing new. */
export function giveUpAbandoned(tx: Tx, via: Via, before: Date): Promise<number> {
  return tx.run(sql`update ${tableOf(via)} set state = 'unknown', error = 'the process ended while sending'
    where state = 'sending' and started_at < ${before}`);
}

/** Where and in which language mail reaches a person; nobody who has left. Only the software itself may ask. */
export function findMailbox(
  tx: Tx,
  accountId: string,
): Promise<{ email: string; language: string } | undefined> {
  return tx.maybe(sql<{ email: string; language: string }>`select email, language from accounts
    where id = ${accountId} and disabled_at is null`);
}
