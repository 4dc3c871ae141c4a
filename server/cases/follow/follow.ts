import type { Person } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import type { CaseParts } from '../act.ts';
import { requireReadable } from '../read-case.ts';

/**
 * Somebody wants to hear of a case they may read, or no longer.
 * @throws Refusal `case-unknown`, `forbidden`
 */
export function followCase(
  parts: CaseParts,
  person: Person,
  caseId: string,
  follows: boolean,
): Promise<{ follows: boolean }> {
  const { realmId, id } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    await requireReadable(tx, person, caseId);
    if (follows)
      await tx.run(sql`insert into case_followers (realm_id, case_id, account_id, since)
        values (${realmId}, ${caseId}, ${id}, ${parts.clock.now()}) on conflict do nothing`);
    else
      await tx.run(sql`delete from case_followers
        where realm_id = ${realmId} and case_id = ${caseId} and account_id = ${id}`);
    return { follows };
  });
}

/** Who follows these cases. */
export async function followersOf(
  tx: Tx,
  realmId: string,
  caseIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx.all(sql<{ caseId: string; accountId: string }>`
    select case_id as "caseId", account_id as "accountId" from case_followers
    where realm_id = ${realmId} and case_id = any(${[...caseIds]}::uuid[])`);
  const byCase = Map.groupBy(rows, ({ caseId }) => caseId);
  return new Map([...byCase].map(([id, of]) => [id, of.map(({ accountId }) => accountId)]));
}
