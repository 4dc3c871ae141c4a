import { sql, type Tx } from '../platform/database.ts';

/** Everyone who holds, or has held, a grant in the realm. */
export function peopleOfRealm(tx: Tx, realmId: string): Promise<{ id: string; name: string }[]> {
  return tx.all(sql<{ id: string; name: string }>`select distinct a.id, a.name from grants g
    join accounts a on a.id = g.account_id where g.realm_id = ${realmId} order by a.name, a.id`);
}
