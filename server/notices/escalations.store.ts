import { sql, type Tx } from '../platform/database.ts';

export interface Escalation {
  readonly realmId: string;
  readonly caseId: string;
  readonly clock: string;
  readonly round: number;
  /** How many rungs have heard. */
  readonly step: number;
}

/** A clock that has become late: begun once however often it is told. */
export async function beginEscalations(
  tx: Tx,
  realmId: string,
  rows: readonly (Omit<Escalation, 'realmId' | 'step'> & { nextAt: Date })[],
): Promise<void> {
  await tx.run(sql`insert into escalations (realm_id, case_id, clock, round, step, next_at)
    select ${realmId}, case_id, clock, round, 1, next_at
    from unnest(${rows.map(({ caseId }) => caseId)}::uuid[], ${rows.map(({ clock }) => clock)}::text[],
      ${rows.map(({ round }) => round)}::int[], ${rows.map(({ nextAt }) => nextAt)}::timestamptz[])
      as e (case_id, clock, round, next_at)
    on conflict do nothing`);
}

/** Takes what is due to go further up, of every realm. */
export function claimDue(tx: Tx, at: Date, limit: number): Promise<Escalation[]> {
  return tx.all(sql<Escalation>`select realm_id as "realmId", case_id as "caseId", clock, round, step
    from escalations where next_at <= ${at} order by next_at limit ${limit} for update skip locked`);
}

/** @param nextAt null: it goes no further */
export async function moveEscalation(
  tx: Tx,
  { realmId, caseId, clock, round }: Escalation,
  step: number,
  nextAt: Date | null,
): Promise<void> {
  await tx.run(sql`update escalations set step = ${step}, next_at = ${nextAt}
    where realm_id = ${realmId} and case_id = ${caseId} and clock = ${clock} and round = ${round}`);
}
