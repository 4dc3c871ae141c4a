import type { Case, CaseContext, CaseParts } from '../cases/index.ts';
import { emit } from '../events/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Answer, AnswerText } from './answer.types.ts';
import { correctionOf } from './answer-correction.rules.ts';
import { insertAnswer, lockAnswer, updateAnswer } from './answers.store.ts';
import { isCorrected } from './correct-answer.ts';
import { findingsOf } from './findings-of.ts';
import { markOf } from './suggest/origin.ts';

/** What another centre answered; `model`: one drafted it there. */
type Told = AnswerText & { readonly model?: string };

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
  text: Told,
  byName: string,
  corrects: string | null = null,
): Promise<Answer> {
  const { realmId, at } = context;
  const { model, ...words } = text;
  const answer: Answer = {
    ...words,
    corrects,
    id: newId(),
    caseId: row.id,
    version: 1,
    state: 'draft',
    draftedBy: null,
    draftedByName: byName,
    draftedByAi: model !== undefined,
    aiModel: model ?? null,
    findings: await findingsOf(tx, parts, realmId, row, words, []),
    createdAt: at,
    changedAt: at,
    sentToReviewAt: null,
    decidedAt: null,
    decidedBy: null,
    publishedAt: null,
  };
  await insertAnswer(tx, realmId, answer);
  const data = { answerId: answer.id, version: 1, kind: answer.kind, ...markOf(answer) };
  await emit(tx, context, [{ event: { type: 'answer.drafted', data }, streamId: row.id }]);
  return answer;
}

interface Received {
  /** What became of the words that are corrected. */
  readonly corrects: string;
  readonly said: Omit<Told, 'kind'>;
  readonly byName: string;
}

/**
 * Other words for an answer that came from another centre. Of a published one a correction is begun, for two people to let
 * out; a draft nobody has touched gets the new words.
 * @returns `undefined` when people here have made it their own, or corrected it already: they read the letter
 */
export async function receiveCorrection(
  tx: Tx,
  parts: CaseParts,
  context: CaseContext,
  row: Case,
  { corrects, said, byName }: Received,
): Promise<Answer | undefined> {
  const { realmId, at } = context;
  const first = await lockAnswer(tx, realmId, corrects);
  if (!first) return undefined;
  const { model, ...words } = said;
  const text: AnswerText = { ...words, kind: first.kind };
  const written = model === undefined ? {} : { draftedByAi: true, aiModel: model };
  if (first.state === 'published' && !(await isCorrected(tx, realmId, first.id)))
    return receiveDraft(
      tx,
      parts,
      context,
      row,
      { ...correctionOf(first, text), ...(model && { model }) },
      byName,
      first.id,
    );
  if (first.state !== 'draft' || first.draftedBy !== null) return undefined;
  const findings = await findingsOf(tx, parts, realmId, row, text, []);
  return updateAnswer(tx, realmId, first, { ...text, ...written, findings, changedAt: at });
}
