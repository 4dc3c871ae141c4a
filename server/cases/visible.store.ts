import { sql, type Tx } from '../platform/database.ts';
import type { Sight } from './case-list.store.ts';

/** Those of these cases somebody with this sight may see, with their versions. */
export function visibleAmong(
  tx: Tx,
  realmId: string,
  sight: Sight,
  caseIds: readonly string[],
): Promise<{ id: string; version: number }[]> {
  if (caseIds.length === 0) return Promise.resolve([]);
  return tx.all(sql<{ id: string; version: number }>`
    select id, version from cases where realm_id = ${realmId} and id = any(${[...caseIds]}::uuid[])
      and (centre_id = any(${[...sight.centreIds]}::uuid[]) or authority_id = any(${[...sight.authorityIds]}::uuid[]))`);
}
