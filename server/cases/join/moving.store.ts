import { sql, type Tx } from '../../platform/database.ts';

/** Which messages a case holds, the one it was opened by first. */
export async function messageIdsOf(tx: Tx, realmId: string, caseId: string): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`select message_id as id from case_messages
    where realm_id = ${realmId} and case_id = ${caseId} order by role desc, linked_at, message_id`);
  return rows.map(({ id }) => id);
}

/** Moves every message of one case to another. @returns those the other did not hold yet */
export async function moveMessages(
  tx: Tx,
  realmId: string,
  fromCaseId: string,
  toCaseId: string,
  at: Date,
): Promise<string[]> {
  const moved = await tx.all(sql<{ id: string }>`
    with gone as (
      delete from case_messages where realm_id = ${realmId} and case_id = ${fromCaseId} returning message_id
    )
    insert into case_messages (realm_id, case_id, message_id, role, linked_at)
    select ${realmId}, ${toCaseId}, message_id, 'joined', ${at} from gone
    on conflict do nothing returning message_id as id`);
  return moved.map(({ id }) => id);
}

/** Links residents hold go on to show the case that their problem is handled in. */
export function moveLinks(tx: Tx, realmId: string, fromCaseId: string, toCaseId: string): Promise<number> {
  return tx.run(sql`update case_links set case_id = ${toCaseId}
    where realm_id = ${realmId} and case_id = ${fromCaseId}`);
}

/** The links of whoever wrote this message. */
export function moveLinksOfMessage(
  tx: Tx,
  realmId: string,
  messageId: string,
  fromCaseId: string,
  toCaseId: string,
): Promise<number> {
  return tx.run(sql`update case_links set case_id = ${toCaseId}
    where realm_id = ${realmId} and case_id = ${fromCaseId} and message_id = ${messageId}`);
}

export function takeOutMessage(tx: Tx, realmId: string, caseId: string, messageId: string): Promise<number> {
  return tx.run(sql`delete from case_messages
    where realm_id = ${realmId} and case_id = ${caseId} and message_id = ${messageId}`);
}
