import { sql, type Tx } from '../platform/database.ts';
import type { Case } from './case.types.ts';

/** What it takes to know whether somebody may see a case, and whether what they see is still so. */
export type CaseStanding = Pick<Case, 'id' | 'version' | 'centreId' | 'authorityId'>;

export function standingOf(tx: Tx, realmId: string, caseIds: readonly string[]): Promise<CaseStanding[]> {
  if (caseIds.length === 0) return Promise.resolve([]);
  return tx.all(sql<CaseStanding>`
    select id, version, centre_id as "centreId", authority_id as "authorityId"
    from cases where realm_id = ${realmId} and id = any(${[...caseIds]}::uuid[])`);
}
