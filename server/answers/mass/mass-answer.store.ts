import { sampleSize } from '../../cases/index.ts';
import { sql, type Tx } from '../../platform/database.ts';

/** Draws whom to ask: by a hash of both ids, so that drawing again draws the same and nobody can choose them. */
export async function chooseSample(tx: Tx, realmId: string, massId: string): Promise<void> {
  const { cases } = await tx.one(sql<{ cases: number }>`select count(*) as cases from mass_problem_cases
    where realm_id = ${realmId} and mass_problem_id = ${massId} and state = 'confirmed'`);
  await tx.run(sql`update mass_problem_cases set sampled = true
    where realm_id = ${realmId} and mass_problem_id = ${massId} and case_id in (
      select case_id from mass_problem_cases
      where realm_id = ${realmId} and mass_problem_id = ${massId} and state = 'confirmed'
      order by md5(mass_problem_id::text || case_id::text) limit ${sampleSize(cases)})`);
}

/** The next cases that have not been answered yet. */
export async function unansweredMembers(
  tx: Tx,
  realmId: string,
  massId: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`select case_id as id from mass_problem_cases
    where realm_id = ${realmId} and mass_problem_id = ${massId} and state = 'confirmed' and answer_id is null
    order by case_id limit ${limit} for update`);
  return rows.map(({ id }) => id);
}

/** The case has its own answer made from the one for all; with null it is answered by itself. */
export function noteMemberAnswer(
  tx: Tx,
  realmId: string,
  massId: string,
  caseId: string,
  answerId: string | null,
): Promise<number> {
  return tx.run(sql`update mass_problem_cases set answer_id = ${answerId},
      state = case when ${answerId}::uuid is null then 'excepted' else state end,
      sampled = sampled and ${answerId}::uuid is not null
    where realm_id = ${realmId} and mass_problem_id = ${massId} and case_id = ${caseId}`);
}

/** Whether the residents of a case are asked about this answer: all are, but of an answer for many only a sample. */
export async function isAskedAbout(
  tx: Tx,
  realmId: string,
  caseId: string,
  answerId: string,
): Promise<boolean> {
  const row = await tx.maybe(sql<{ sampled: boolean }>`select sampled from mass_problem_cases
    where realm_id = ${realmId} and case_id = ${caseId} and answer_id = ${answerId}`);
  return row?.sampled ?? true;
}
