import { sql, type Tx } from '../platform/database.ts';
import type { Names } from '../territory/index.ts';

export interface PortalRealm {
  readonly id: string;
  readonly code: string;
  readonly name: Names;
  readonly language: string;
  readonly timeZone: string;
}

export function findRealmByCode(tx: Tx, code: string): Promise<PortalRealm | undefined> {
  return tx.maybe(sql<PortalRealm>`select id, code, name, language, time_zone as "timeZone"
    from realms where code = ${code}`);
}

/** Those residents can write to; a realm without a portal only takes cases that others pass. */
export function listRealms(tx: Tx): Promise<PortalRealm[]> {
  return tx.all(sql<PortalRealm>`select id, code, name, language, time_zone as "timeZone" from realms r
    where exists (select from channels c where c.realm_id = r.id and c.driver = 'portal' and c.enabled)
      or not exists (select from realms other where other.id <> r.id)
    order by code`);
}

/** The channel of the realm's own form, and the centre it belongs to. */
export function portalChannel(
  tx: Tx,
  realmId: string,
): Promise<{ id: string; centreId: string } | undefined> {
  return tx.maybe(sql<{ id: string; centreId: string }>`select id, centre_id as "centreId" from channels
    where realm_id = ${realmId} and driver = 'portal' and enabled order by id limit 1`);
}

/** Counts since then, in groups that do not overlap. */
export function casesSince(
  tx: Tx,
  realmId: string,
  since: Date,
): Promise<{ open: number; answered: number; solved: number }> {
  return tx.one(sql<{ open: number; answered: number; solved: number }>`
    select count(*) filter (where solved is not true and first_answered_at is null) as open,
      count(*) filter (where solved is not true and first_answered_at is not null) as answered,
      count(*) filter (where solved) as solved
    from cases where realm_id = ${realmId} and opened_at > ${since}`);
}

/** The words of one message as its author wrote them. */
export async function wordsOfMessage(tx: Tx, realmId: string, messageId: string): Promise<string | null> {
  const row = await tx.maybe(sql<{ text: string }>`select text from messages
    where realm_id = ${realmId} and id = ${messageId}`);
  return row?.text ?? null;
}

/** The question that waits for the resident: the last one asked while the case is clarifying. */
export async function openQuestion(tx: Tx, realmId: string, caseId: string): Promise<string | null> {
  const row = await tx.maybe(sql<{ question: string | null }>`
    select data->>'question' as question from events
    where realm_id = ${realmId} and stream_id = ${caseId} and type = 'case.question-asked' order by id desc limit 1`);
  return row?.question ?? null;
}

/** The pseudonym of who wrote a message; `undefined` where nobody is named, or no more. */
export async function authorOfMessage(
  tx: Tx,
  realmId: string,
  messageId: string,
): Promise<Buffer | undefined> {
  const row = await tx.maybe(sql<{ pseudonym: Buffer | null }>`select pseudonym from messages
    where realm_id = ${realmId} and id = ${messageId}`);
  return row?.pseudonym ?? undefined;
}

/** Whose words a case holds, the first first; those whose contact has been erased are left out. */
export function authorsOfCase(
  tx: Tx,
  realmId: string,
  number: string,
): Promise<{ caseId: string; messageId: string; authorId: string }[]> {
  return tx.all(sql<{ caseId: string; messageId: string; authorId: string }>`
    select c.id as "caseId", m.id as "messageId", m.author_id as "authorId"
    from cases c join case_messages cm on cm.realm_id = c.realm_id and cm.case_id = c.id
      join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
    where c.realm_id = ${realmId} and c.number = ${number} and m.author_id is not null
    order by cm.linked_at, m.id limit 200`);
}
