import { sql, type Tx } from '../platform/database.ts';

export type Disposition = 'received' | 'proposed' | 'accepted' | 'set aside';

export interface MessageState {
  readonly messageId: string;
  readonly centreId: string;
  readonly disposition: Disposition;
  readonly setAsideReason: string | null;
  readonly version: number;
}

/** Locks the row: whoever decides on a message decides alone. */
export function lockState(tx: Tx, realmId: string, messageId: string): Promise<MessageState | undefined> {
  return tx.maybe(sql<MessageState>`
    select message_id as "messageId", centre_id as "centreId", disposition, set_aside_reason as "setAsideReason", version
    from message_states where realm_id = ${realmId} and message_id = ${messageId} for update`);
}

export async function writeDisposition(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
  disposition: Disposition,
  reason: string | null = null,
): Promise<void> {
  await tx.run(sql`update message_states
    set disposition = ${disposition}, set_aside_reason = ${reason}, version = version + 1
    where realm_id = ${realmId} and message_id = any(${[...messageIds]}::uuid[])`);
}
