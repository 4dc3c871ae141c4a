import { sql, type Tx } from '../../platform/database.ts';
import type { MassProblem, Member, MemberState } from './mass.types.ts';

const columns = sql`p.id, p.version, p.state, p.title, p.title_language as "titleLanguage", p.topic_id as "topicId", p.centre_id as "centreId",
  p.area_id as "areaId", p.since, p.burst, p.reason, p.declared_by as "declaredBy", p.declared_at as "declaredAt",
  p.ended_at as "endedAt", p.answer, p.answer_state as "answerState", p.answer_reason as "answerReason",
  p.answer_findings as "answerFindings", p.sent_to_review_at as "sentToReviewAt",
  p.drafted_by as "draftedBy", p.drafted_at as "draftedAt", p.decided_by as "decidedBy", p.decided_at as "decidedAt"`;

export function findMass(tx: Tx, realmId: string, id: string): Promise<MassProblem | undefined> {
  return tx.maybe(sql<MassProblem>`select ${columns} from mass_problems p
    where realm_id = ${realmId} and id = ${id}`);
}

export function massesById(tx: Tx, realmId: string, ids: readonly string[]): Promise<MassProblem[]> {
  return tx.all(sql<MassProblem>`select ${columns} from mass_problems p
    where realm_id = ${realmId} and id = any(${[...ids]}::uuid[])`);
}

export function lockMass(tx: Tx, realmId: string, id: string): Promise<MassProblem | undefined> {
  return tx.maybe(sql<MassProblem>`select ${columns} from mass_problems p
    where realm_id = ${realmId} and id = ${id} for update`);
}

/** Of these centres, or with cases these authorities work on; the newest first. */
export function listMass(
  tx: Tx,
  realmId: string,
  sight: { centreIds: readonly string[]; authorityIds: readonly string[] },
  limit: number,
): Promise<(MassProblem & { confirmed: number; proposed: number })[]> {
  return tx.all(sql<MassProblem & { confirmed: number; proposed: number }>`
    select ${columns}, m.confirmed, m.proposed from mass_problems p
    cross join lateral (select count(*) filter (where state = 'confirmed') as confirmed,
        count(*) filter (where state = 'proposed') as proposed
      from mass_problem_cases m where m.realm_id = p.realm_id and m.mass_problem_id = p.id) m
    where p.realm_id = ${realmId} and p.state <> 'dismissed' and (p.centre_id = any(${[...sight.centreIds]}::uuid[])
      or exists (select from mass_problem_cases m join cases c on c.realm_id = m.realm_id and c.id = m.case_id
        where m.realm_id = p.realm_id and m.mass_problem_id = p.id and m.state in ('confirmed', 'excepted')
          and c.authority_id = any(${[...sight.authorityIds]}::uuid[])))
    order by p.declared_at desc limit ${limit}`);
}

/** Those that a case on one of these topics may belong to. */
export function openMassOn(tx: Tx, realmId: string, topicIds: readonly string[]): Promise<MassProblem[]> {
  return tx.all(sql<MassProblem>`select ${columns} from mass_problems p
    where realm_id = ${realmId} and topic_id = any(${[...topicIds]}::uuid[]) and state in ('proposed', 'open')`);
}

/** Whether there is any at all, which most of the time there is not. */
export async function isAnyMassOpen(tx: Tx, realmId: string): Promise<boolean> {
  const some = await tx.maybe(
    sql<object>`select from mass_problems where realm_id = ${realmId} and state in ('proposed', 'open') limit 1`,
    'any-mass-open',
  );
  return some !== undefined;
}

export async function insertMass(tx: Tx, realmId: string, row: MassProblem): Promise<void> {
  await tx.run(sql`insert into mass_problems (realm_id, id, version, state, title, title_language, topic_id, centre_id,
      area_id, since, burst, reason, declared_by, declared_at)
    values (${realmId}, ${row.id}, ${row.version}, ${row.state}, ${row.title}, ${row.titleLanguage}, ${row.topicId},
      ${row.centreId}, ${row.areaId}, ${row.since}, ${row.burst ? JSON.stringify(row.burst) : null}, ${row.reason}, ${row.declaredBy},
      ${row.declaredAt})`);
}

/** Writes all that may change, and moves the version. */
export async function updateMass(
  tx: Tx,
  realmId: string,
  row: MassProblem,
  changes: Partial<MassProblem>,
): Promise<MassProblem> {
  const next = { ...row, ...changes, version: row.version + 1 };
  await tx.run(sql`update mass_problems set version = ${next.version}, state = ${next.state}, title = ${next.title},
      reason = ${next.reason}, declared_by = ${next.declaredBy}, ended_at = ${next.endedAt},
      answer = ${next.answer ? JSON.stringify(next.answer) : null}, answer_state = ${next.answerState},
      answer_findings = ${JSON.stringify(next.answerFindings)}, sent_to_review_at = ${next.sentToReviewAt},
      answer_reason = ${next.answerReason}, drafted_by = ${next.draftedBy}, drafted_at = ${next.draftedAt},
      decided_by = ${next.decidedBy}, decided_at = ${next.decidedAt}
    where realm_id = ${realmId} and id = ${row.id}`);
  return next;
}

export function membersOf(tx: Tx, realmId: string, massId: string): Promise<Member[]> {
  return tx.all(sql<Member>`select case_id as "caseId", state, reason, answer_id as "answerId", sampled
    from mass_problem_cases where realm_id = ${realmId} and mass_problem_id = ${massId} order by case_id`);
}

/** Which mass problems hold a case, refusals left out. */
export function massesOfCase(
  tx: Tx,
  realmId: string,
  caseId: string,
): Promise<(MassProblem & { memberState: MemberState })[]> {
  return tx.all(sql<MassProblem & { memberState: MemberState }>`
    select ${columns}, m.state as "memberState"
    from mass_problem_cases m join mass_problems p on p.realm_id = m.realm_id and p.id = m.mass_problem_id
    where m.realm_id = ${realmId} and m.case_id = ${caseId} and m.state <> 'refused' and p.state <> 'dismissed'
    order by p.declared_at desc`);
}

/** Proposes cases for mass problems; what a person has decided on stays as they decided. */
export function proposeMembers(
  tx: Tx,
  realmId: string,
  pairs: readonly { massId: string; caseId: string }[],
  at: Date,
): Promise<number> {
  if (pairs.length === 0) return Promise.resolve(0);
  return tx.run(sql`insert into mass_problem_cases (realm_id, mass_problem_id, case_id, state, changed_at)
    select ${realmId}, mass_id, case_id, 'proposed', ${at}
    from unnest(${pairs.map(({ massId }) => massId)}::uuid[], ${pairs.map(({ caseId }) => caseId)}::uuid[])
      as t (mass_id, case_id)
    on conflict do nothing`);
}

export async function decideMember(
  tx: Tx,
  realmId: string,
  massId: string,
  decision: { caseId: string; state: MemberState; reason: string | null; by: string | null; at: Date },
): Promise<void> {
  const { caseId, state, reason, by, at } = decision;
  await tx.run(sql`insert into mass_problem_cases
      (realm_id, mass_problem_id, case_id, state, reason, decided_by, changed_at)
    values (${realmId}, ${massId}, ${caseId}, ${state}, ${reason}, ${by}, ${at})
    on conflict (realm_id, mass_problem_id, case_id) do update set state = excluded.state,
      reason = excluded.reason, decided_by = excluded.decided_by, changed_at = excluded.changed_at`);
}

/** Open cases that match a mass problem and are not in it yet. */
export async function matchingCases(
  tx: Tx,
  realmId: string,
  row: MassProblem,
  limit = 500,
): Promise<string[]> {
  const inArea = row.areaId ? sql`and c.area_id = ${row.areaId}` : sql``;
  const found = await tx.all(sql<{ id: string }>`
    select c.id from cases c
    where c.realm_id = ${realmId} and c.topic_id = ${row.topicId} and c.opened_at >= ${row.since} ${inArea}
      and c.state in ('accepted', 'assigned', 'in work', 'clarifying', 'reopened') and c.mass_problem_id is null
    order by c.opened_at desc limit ${limit}`);
  return found.map(({ id }) => id);
}
