import { type Case, type CaseParts, isOpen, requireCase } from '../cases/index.ts';
import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { newId } from '../platform/ids.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayDraft } from './answer.policies.ts';
import { type AnswerAct, type AnswerState, answerStateAfter } from './answer.rules.ts';
import type { Answer, AnswerText } from './answer.types.ts';
import { correctionOf } from './answer-correction.rules.ts';
import { insertAnswer, lockAnswer, updateAnswer } from './answers.store.ts';
import { findingsOf } from './findings-of.ts';
import type { ProofPhoto } from './photo.rules.ts';
import { type BegunFrom, markOf, noOrigin, type Origin, originAfter, originOf } from './suggest/origin.ts';
import { noteUses } from './templates/templates.store.ts';

/** @throws Refusal `answer-not-possible` when the table does not allow it */
export function requireAnswerAct(answer: Answer, act: AnswerAct): AnswerState {
  const state = answerStateAfter(answer.state, act);
  if (!state) throw new Refusal('answer-not-possible', { act, state: answer.state });
  return state;
}

/** The answer and its case, both locked; the case first, so that no two acts wait for each other. */
export async function requireAnswer(
  tx: Tx,
  realmId: string,
  answerId: string,
): Promise<{ answer: Answer; row: Case }> {
  const found = await tx.maybe(sql<{ caseId: string }>`select case_id as "caseId" from answers
    where realm_id = ${realmId} and id = ${answerId}`);
  if (!found) throw new Refusal('answer-unknown');
  const row = await requireCase(tx, realmId, found.caseId);
  const answer = await lockAnswer(tx, realmId, answerId);
  if (!answer) throw new Refusal('answer-unknown');
  return { answer, row };
}

/**
 * Begins a draft on an open case; `begun` is what its words were taken from.
 * @throws Refusal `case-unknown`, `forbidden`, `answer-not-possible`, `suggestion-unknown`
 */
export function draftAnswer(
  parts: CaseParts,
  person: Person,
  caseId: string,
  input: AnswerText,
  begun: BegunFrom = {},
): Promise<Answer> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, caseId);
    authorise(mayDraft, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    if (!isOpen(row.state)) throw new Refusal('answer-not-possible', { act: 'draft', state: row.state });
    const origin = await originAfter(tx, person, row.id, noOrigin, begun);
    const answer = await beginDraft(tx, parts, person, row, { ...input, ...origin, corrects: null });
    await noteUses(tx, realmId, answer.id, begun.templateIds ?? []);
    return answer;
  });
}

/** The draft itself, of an answer or of a correction. */
export async function beginDraft(
  tx: Tx,
  parts: CaseParts,
  person: Person,
  row: Case,
  input: AnswerText & Origin & { corrects: string | null },
): Promise<Answer> {
  const { realmId } = person;
  const at = parts.clock.now();
  const answer: Answer = {
    ...input,
    id: newId(),
    caseId: row.id,
    version: 1,
    state: 'draft',
    draftedBy: person.id,
    draftedByName: person.name,
    findings: await findingsOf(tx, parts, realmId, row, input, []),
    createdAt: at,
    changedAt: at,
    sentToReviewAt: null,
    decidedAt: null,
    decidedBy: null,
    publishedAt: null,
  };
  await insertAnswer(tx, realmId, answer);
  const data = { answerId: answer.id, version: 1, kind: answer.kind, ...markOf(answer) };
  await emit(tx, { realmId, actor: person, at }, [
    { event: { type: 'answer.drafted', data }, streamId: row.id },
  ]);
  return answer;
}

/**
 * Saves a draft, or takes up one that was sent back. Whoever saves is its drafter: they cannot approve it.
 * @throws Refusal `answer-unknown`, `forbidden`, `changed-meanwhile`, `answer-not-possible`, `suggestion-unknown`
 */
export function saveAnswer(
  parts: CaseParts,
  person: Person,
  answerId: string,
  seen: number,
  input: AnswerText,
  begun: BegunFrom = {},
): Promise<Answer> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const { answer, row } = await requireAnswer(tx, realmId, answerId);
    authorise(mayDraft, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    requireVersion(seen, answer.version);
    const state = requireAnswerAct(answer, 'save');
    const at = parts.clock.now();
    const text = answer.corrects ? correctionOf(answer, input) : input;
    const findings = await findingsOf(tx, parts, realmId, row, text, await photosOf(tx, realmId, answerId));
    const origin = await originAfter(tx, person, row.id, originOf(answer), begun);
    const drafter = { draftedBy: person.id, draftedByName: person.name };
    const saved = await updateAnswer(tx, realmId, answer, {
      ...text,
      ...drafter,
      ...origin,
      state,
      findings,
      changedAt: at,
    });
    await noteUses(tx, realmId, answerId, begun.templateIds ?? []);
    const data = { answerId, version: saved.version, ...markOf(saved) };
    await emit(tx, { realmId, actor: person, at }, [
      { event: { type: 'answer.saved', data }, streamId: row.id },
    ]);
    return saved;
  });
}

/** The proofs of an answer, as far as they speak of place and time. */
export function photosOf(tx: Tx, realmId: string, answerId: string): Promise<ProofPhoto[]> {
  return tx.all(sql<ProofPhoto>`select shows, metres_off as "metresOff", taken_at as "takenAt" from answer_files
    where realm_id = ${realmId} and answer_id = ${answerId} order by file_id`);
}

/** How many files stand by an answer. */
export async function proofsOf(tx: Tx, realmId: string, answerId: string): Promise<number> {
  const row = await tx.one(sql<{ files: number }>`select count(*) as files from answer_files
    where realm_id = ${realmId} and answer_id = ${answerId}`);
  return row.files;
}
