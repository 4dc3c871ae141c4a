import { sql, type Tx } from '../platform/database.ts';

export interface ContactPlace {
  /** The row of the vault; null when the message came without an author, or they were erased. */
  readonly authorId: string | null;
  readonly centreId: string;
  /** Of a case the message belongs to. */
  readonly authorityId: string | null;
}

/** Where a message's author is kept, and everything the message belongs to. */
export function placesOfContact(tx: Tx, realmId: string, messageId: string): Promise<ContactPlace[]> {
  return tx.all(sql<ContactPlace>`
    select m.author_id as "authorId", s.centre_id as "centreId", null::uuid as "authorityId"
    from messages m join message_states s on s.realm_id = m.realm_id and s.message_id = m.id
    where m.realm_id = ${realmId} and m.id = ${messageId}
    union
    select m.author_id, c.centre_id, c.authority_id
    from messages m join case_messages cm on cm.realm_id = m.realm_id and cm.message_id = m.id
    join cases c on c.realm_id = cm.realm_id and c.id = cm.case_id
    where m.realm_id = ${realmId} and m.id = ${messageId}`);
}
