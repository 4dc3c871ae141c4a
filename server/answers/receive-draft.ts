import type { Case, CaseContext, CaseParts } from '../cases/index.ts';
import { emit } from '../events/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Answer, AnswerText } from './answer.types.ts';
import { insertAnswer } from './answers.store.ts';
import { findingsOf } from './findings-of.ts';

/**
 * An answer that came from another centre, as a draft of nobody here: a person of this centre reads it, and a second
 * one lets it out, as with any other.
 * @param byName the centre it came from
 */
export async function receiveDraft(
  tx: Tx,
  parts: CaseParts,
  context: CaseContext,
  row: Case,
  text: AnswerText,
  byName: string,
): Promise<Answer> {
  const { realmId, at } = context;
  const answer: Answer = {
    ...text,
    id: newId(),
    caseId: row.id,
    version: 1,
    state: 'draft',
    draftedBy: null,
    draftedByName: byName,
    draftedByAi: false,
    findings: await findingsOf(tx, parts, realmId, row, text, []),
    createdAt: at,
    changedAt: at,
    sentToReviewAt: null,
    decidedAt: null,
    decidedBy: null,
    publishedAt: null,
  };
  await insertAnswer(tx, realmId, answer);
  const data = { answerId: answer.id, version: 1, kind: answer.kind };
  await emit(tx, context, [{ event: { type: 'answer.drafted', data }, streamId: row.id }]);
  return answer;
}
