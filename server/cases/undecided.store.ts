import { sql, type Tx } from '../platform/database.ts';

/** Those nobody has decided on yet, locked until the transaction ends; ones a person holds just now are left to them. */
export async function receivedAmong(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.all(sql<{ messageId: string }>`
    select message_id as "messageId" from message_states
    where realm_id = ${realmId} and message_id = any(${[...messageIds]}::uuid[])
      and disposition in ('received', 'proposed')
    order by message_id for update skip locked`);
  return rows.map(({ messageId }) => messageId);
}
