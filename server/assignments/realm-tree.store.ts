import { sql, type Tx } from '../platform/database.ts';
import type { Names } from './assignment.types.ts';

/** A realm as others know it. */
export interface RealmNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: Names;
  readonly timeZone: string;
}

export async function realmTree(tx: Tx): Promise<Map<string, RealmNode>> {
  const rows = await tx.all(sql<RealmNode>`
    select id, parent_id as "parentId", code, name, time_zone as "timeZone" from realms`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** A realm's centres by name, the top one first. Only for the crossing: names of centres are public. */
export function centresOf(
  tx: Tx,
  realmIds: readonly string[],
): Promise<{ realmId: string; id: string; parentId: string | null; name: Names }[]> {
  return tx.all(sql`select realm_id as "realmId", id, parent_id as "parentId", name from centres
    where realm_id = any(${[...realmIds]}::uuid[]) order by parent_id nulls first, id`);
}

export async function topCentreOf(tx: Tx, realmId: string): Promise<string | undefined> {
  const row = await tx.maybe(sql<{ id: string }>`select id from centres
    where realm_id = ${realmId} and parent_id is null order by id limit 1`);
  return row?.id;
}

/** A realm and those below it. */
export function realmsBelow(tree: ReadonlyMap<string, RealmNode>, top: string): RealmNode[] {
  const isBelow = (node: RealmNode): boolean => {
    const seen = new Set<string>();
    for (let at: RealmNode | undefined = node; at && !seen.has(at.id); at = tree.get(at.parentId ?? '')) {
      if (at.id === top) return true;
      seen.add(at.id);
    }
    return false;
  };
  return [...tree.values()].filter(isBelow);
}
