import { sql, type Tx } from '../../platform/database.ts';

const sorted = (one: string, other: string) => (one < other ? [one, other] : [other, one]);

/** @returns whether they were not tied before */
export async function tieCases(
  tx: Tx,
  realmId: string,
  tie: { caseId: string; otherId: string; reason: string; madeBy: string | null; at: Date },
): Promise<boolean> {
  const [first, second] = sorted(tie.caseId, tie.otherId);
  const written =
    await tx.run(sql`insert into case_ties (realm_id, case_id, other_id, reason, made_by, made_at)
    values (${realmId}, ${first}, ${second}, ${tie.reason}, ${tie.madeBy}, ${tie.at}) on conflict do nothing`);
  return written > 0;
}

/** @returns whether there was such a tie */
export async function untieCases(tx: Tx, realmId: string, caseId: string, otherId: string): Promise<boolean> {
  const [first, second] = sorted(caseId, otherId);
  const gone = await tx.run(
    sql`delete from case_ties where realm_id = ${realmId} and case_id = ${first} and other_id = ${second}`,
  );
  return gone > 0;
}

export interface Tie {
  readonly otherId: string;
  readonly reason: string;
}

/** The cases tied to one, the newest tie first. */
export function tiesOf(tx: Tx, realmId: string, caseId: string): Promise<Tie[]> {
  return tx.all(sql<Tie>`
    select case when case_id = ${caseId} then other_id else case_id end as "otherId", reason from case_ties
    where realm_id = ${realmId} and (case_id = ${caseId} or other_id = ${caseId}) order by made_at desc`);
}
