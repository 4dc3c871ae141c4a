import { inSight, type Sight } from '../cases/index.ts';
import { type Query, sql, type Tx } from '../platform/database.ts';
import type { Answer } from './answer.types.ts';

const columns = sql`a.id, a.case_id as "caseId", a.version, a.state, a.kind, a.outcome, a.text,
  a.promised_on as "promisedOn", a.responsible, a.what_resident_can_do as "whatResidentCanDo",
  a.drafted_by as "draftedBy", a.drafted_by_name as "draftedByName", a.drafted_by_ai as "draftedByAi", a.findings,
  a.ai_model as "aiModel", a.ai_asked_by as "aiAskedBy", a.source_ids as "sourceIds",
  a.created_at as "createdAt", a.changed_at as "changedAt", a.sent_to_review_at as "sentToReviewAt",
  a.decided_at as "decidedAt", a.decided_by as "decidedBy", a.publish_at as "publishAt",
  a.published_at as "publishedAt", a.corrects`;

export function lockAnswer(tx: Tx, realmId: string, id: string): Promise<Answer | undefined> {
  return tx.maybe(sql<Answer>`select ${columns} from answers a
    where realm_id = ${realmId} and id = ${id} for update`);
}

export function answersOfCase(tx: Tx, realmId: string, caseId: string): Promise<Answer[]> {
  return tx.all(
    sql<Answer>`select ${columns} from answers a
    where realm_id = ${realmId} and case_id = ${caseId} order by id`,
    'answers-of-case',
  );
}

export async function insertAnswer(tx: Tx, realmId: string, answer: Answer): Promise<void> {
  await tx.run(
    sql`insert into answers (realm_id, id, case_id, version, state, kind, outcome, text, promised_on,
      responsible, what_resident_can_do, drafted_by, drafted_by_name, drafted_by_ai, findings, created_at, changed_at,
      corrects, ai_model, ai_asked_by, source_ids)
    values (${realmId}, ${answer.id}, ${answer.caseId}, ${answer.version}, ${answer.state}, ${answer.kind},
      ${answer.outcome}, ${answer.text}, ${answer.promisedOn}, ${answer.responsible}, ${answer.whatResidentCanDo},
      ${answer.draftedBy}, ${answer.draftedByName}, ${answer.draftedByAi}, ${JSON.stringify(answer.findings)},
      ${answer.createdAt}, ${answer.changedAt}, ${answer.corrects ?? null},
      ${answer.aiModel ?? null}, ${[...(answer.aiAskedBy ?? [])]}::uuid[], ${[...(answer.sourceIds ?? [])]}::uuid[])`,
    'insert-answer',
  );
}

/** Writes all that may change, and moves the version. */
export async function updateAnswer(
  tx: Tx,
  realmId: string,
  row: Answer,
  changes: Partial<Answer>,
): Promise<Answer> {
  const next: Answer = { ...row, ...changes, version: row.version + 1 };
  await tx.run(sql`update answers set version = ${next.version}, state = ${next.state}, kind = ${next.kind},
      outcome = ${next.outcome}, text = ${next.text}, promised_on = ${next.promisedOn},
      responsible = ${next.responsible}, what_resident_can_do = ${next.whatResidentCanDo},
      drafted_by = ${next.draftedBy}, drafted_by_name = ${next.draftedByName},
      drafted_by_ai = ${next.draftedByAi}, ai_model = ${next.aiModel ?? null},
      ai_asked_by = ${[...(next.aiAskedBy ?? [])]}::uuid[], source_ids = ${[...(next.sourceIds ?? [])]}::uuid[],
      findings = ${JSON.stringify(next.findings)}, changed_at = ${next.changedAt},
      sent_to_review_at = ${next.sentToReviewAt}, decided_at = ${next.decidedAt}, decided_by = ${next.decidedBy},
      publish_at = ${next.publishAt ?? null}, published_at = ${next.publishedAt}
    where realm_id = ${realmId} and id = ${row.id}`);
  return next;
}

export interface ReviewRow {
  readonly answerId: string;
  readonly verdict: 'approved' | 'sent back';
  readonly reasons: readonly string[];
  readonly reason: string | null;
  readonly byName: string;
  readonly at: Date;
}

export function reviewsOfCase(tx: Tx, realmId: string, caseId: string): Promise<ReviewRow[]> {
  return tx.all(
    sql<ReviewRow>`
    select r.answer_id as "answerId", r.verdict, r.reasons, r.reason, p.name as "byName", r.reviewed_at as at
    from reviews r join answers a on a.realm_id = r.realm_id and a.id = r.answer_id join accounts p on p.id = r.reviewed_by
    where r.realm_id = ${realmId} and a.case_id = ${caseId} order by r.id`,
    'reviews-of-case',
  );
}

/** Answers of a case, or those named: what stands beside them is read for all at once. */
export type AnswersOf = { readonly caseId: string } | { readonly answerIds: readonly string[] };

/** As a condition on the row `a` of answers. */
export const among = (of: AnswersOf): Query<unknown> =>
  'caseId' in of ? sql`a.case_id = ${of.caseId}` : sql`a.id = any(${[...of.answerIds]}::uuid[])`;

export function answersById(tx: Tx, realmId: string, ids: readonly string[]): Promise<Answer[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.all(sql<Answer>`select ${columns} from answers a
    where a.realm_id = ${realmId} and a.id = any(${[...ids]}::uuid[])`);
}

/** A page of answers that wait for a second person, the longest-waiting first, of cases with this sight. */
export function answersInReview(
  tx: Tx,
  realmId: string,
  sight: Sight,
  { after, limit }: { after: readonly [string, string] | undefined; limit: number },
): Promise<Answer[]> {
  const behind = after
    ? sql`and (a.sent_to_review_at, a.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql``;
  return tx.all(sql<Answer>`select ${columns} from answers a
    join cases c on c.realm_id = a.realm_id and c.id = a.case_id
    where a.realm_id = ${realmId} and a.state = 'in review'
      and ${inSight(sight)}
      ${behind} order by a.sent_to_review_at, a.id limit ${limit}`);
}
