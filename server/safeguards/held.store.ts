import { sql, type Tx } from '../platform/database.ts';

export interface OwnMessage {
  readonly text: string;
  /** As given in a field of its own. */
  readonly address: string | null;
  readonly receivedAt: Date;
  readonly authorId: string | null;
  readonly erased: boolean;
}

export function ownMessages(tx: Tx, realmId: string, ids: readonly string[]): Promise<OwnMessage[]> {
  return tx.all(sql<OwnMessage>`select m.text, m.place->>'address' as address, m.received_at as "receivedAt",
      m.author_id as "authorId", e.message_id is not null as erased
    from messages m left join erasures e on e.realm_id = m.realm_id and e.message_id = m.id
    where m.realm_id = ${realmId} and m.id = any(${[...ids]}::uuid[]) order by m.id`);
}

export async function filesOf(tx: Tx, realmId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.all(sql<{ name: string }>`select f.name from message_files mf
    join files f on f.realm_id = mf.realm_id and f.id = mf.file_id
    where mf.realm_id = ${realmId} and mf.message_id = any(${[...ids]}::uuid[]) order by f.id`);
  return rows.map(({ name }) => name);
}

/** When somebody looked how to reach the author. */
export async function looksAt(tx: Tx, realmId: string, ids: readonly string[]): Promise<Date[]> {
  const rows = await tx.all(sql<{ at: Date }>`select at from outward_acts
    where realm_id = ${realmId} and act = 'view contact' and subject_id = any(${[...ids]}::uuid[]) order by seq`);
  return rows.map(({ at }) => at);
}
