import type { Case, CaseParts, MassProblem } from '../../cases/index.ts';
import { lockMass, requireChecked, requireMass } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { queueJob } from '../../platform/jobs.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { dayIn } from '../../territory/index.ts';
import { mayReview } from '../answer.policies.ts';
import type { AnswerText } from '../answer.types.ts';
import { completesReview } from '../require-approval.ts';
import { requireWhole } from '../review-answer.ts';
import type { SendBackReason } from '../review-need.rules.ts';
import { chooseSample } from './mass-answer.store.ts';
import { requireStep, writeMassAnswer } from './mass-answer-steps.ts';
import { massFindings } from './mass-findings.ts';
import {
  casesAnswered,
  insertMassReview,
  massApproverOf,
  massReviewState,
  placeOfReview,
} from './review-mass.ts';
import { textForCase } from './text-for-case.ts';

/**
 * Saves the one answer for all cases of a mass problem; whoever saves is its drafter.
 * @throws Refusal `mass-problem-unknown`, `forbidden`, `changed-meanwhile`, `answer-not-possible`
 */
export function saveMassAnswer(
  parts: CaseParts,
  person: Person,
  massId: string,
  seen: number,
  text: AnswerText,
): Promise<MassProblem> {
  return parts.database.inRealm(person.realmId, async (tx) => {
    const problem = await requireMass(tx, person, massId, seen);
    requireStep(problem, 'save');
    const answerFindings = await massFindings(tx, parts, person.realmId, problem, text);
    const draft = { answer: text, answerFindings, draftedBy: person.id, draftedAt: parts.clock.now() };
    return writeMassAnswer(tx, parts, person, problem, { ...draft, answerState: 'draft' });
  });
}

/**
 * Sends the draft to a second person.
 * @throws Refusal `mass-answer-for-nobody` while no case is confirmed; and as `saveMassAnswer`, `sendToReview`
 */
export function sendMassAnswer(
  parts: CaseParts,
  person: Person,
  massId: string,
  seen: number,
): Promise<MassProblem> {
  return parts.database.inRealm(person.realmId, async (tx) => {
    const problem = await requireMass(tx, person, massId, seen);
    requireStep(problem, 'send to review');
    const at = parts.clock.now();
    const text = problem.answer as AnswerText;
    const directory = await parts.directories.of(tx, person.realmId);
    const cases = await casesAnswered(tx, person.realmId, massId);
    if (cases.length === 0) throw new Refusal('mass-answer-for-nobody');
    // What stands in braces has to be known of each of them.
    const today = dayIn(directory.timeZone, at);
    for (const row of cases) requireWhole(textForCase(directory, row, text, at), today);
    if (text.kind === 'final') for (const row of cases) await requireChecked(tx, parts, person, row);
    // Cases may have been confirmed since it was saved: the detector reads it beside what residents asked.
    const answerFindings = await massFindings(tx, parts, person.realmId, problem, text);
    const sent = {
      answerState: 'in review' as const,
      sentToReviewAt: at,
      answerReason: null,
      answerFindings,
    };
    return writeMassAnswer(tx, parts, person, problem, sent);
  });
}

interface Decision {
  readonly act: 'send back' | 'approve';
  readonly reason?: string | undefined;
  readonly reasons?: readonly SendBackReason[] | undefined;
}

/**
 * A second person's word, by the same review rules as any answer, the strictest of its cases deciding. The last yes that
 * is needed publishes it to everyone, exceptions left out; a tenth of the residents, at least five, will be asked
 * whether it is really solved.
 * @throws Refusal `four-eyes` when they drafted it themselves, `review-needs-curator`, `already-approved`,
 *   `reason-missing`; and as `saveMassAnswer`
 */
export function decideMassAnswer(
  parts: CaseParts,
  person: Person,
  massId: string,
  seen: number,
  input: Decision,
): Promise<MassProblem> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const problem = await lockMass(tx, realmId, massId);
    if (!problem) throw new Refusal('mass-problem-unknown');
    const cases = await casesAnswered(tx, realmId, massId);
    authorise(mayReview, person, placeOfReview(person, problem, cases));
    requireVersion(seen, problem.version);
    requireStep(problem, input.act);
    if (problem.draftedBy === person.id) throw new Refusal('four-eyes');
    return input.act === 'approve'
      ? approve(tx, parts, person, problem, cases)
      : sendBack(tx, parts, person, problem, cases, input);
  });
}

async function approve(
  tx: Tx,
  parts: CaseParts,
  person: Person,
  problem: MassProblem,
  cases: readonly Case[],
): Promise<MassProblem> {
  const { realmId } = person;
  const at = parts.clock.now();
  const approver = massApproverOf(person, problem, cases);
  const complete = completesReview(await massReviewState(tx, realmId, problem, cases), approver);
  const said = { verdict: 'approved' as const, approver, reasons: [], reason: null, at };
  await insertMassReview(tx, realmId, problem.id, said);
  if (!complete) return writeMassAnswer(tx, parts, person, problem, {}, { what: 'answer approved in part' });
  await chooseSample(tx, realmId, problem.id);
  const key = `answer ${problem.id}`;
  await queueJob(tx, 'answer-mass-problem', { realmId, massId: problem.id }, { key });
  const decided = { decidedBy: person.id, decidedAt: at, answerState: 'publishing' as const };
  return writeMassAnswer(tx, parts, person, problem, decided);
}

async function sendBack(
  tx: Tx,
  parts: CaseParts,
  person: Person,
  problem: MassProblem,
  cases: readonly Case[],
  input: Decision,
): Promise<MassProblem> {
  const { reasons = [] } = input;
  const reason = input.reason?.trim() || null;
  if (reason === null && reasons.length === 0) throw new Refusal('reason-missing');
  const at = parts.clock.now();
  const approver = massApproverOf(person, problem, cases);
  const said = { verdict: 'sent back' as const, approver, reasons, reason, at };
  await insertMassReview(tx, person.realmId, problem.id, said);
  const back = {
    answerState: 'sent back' as const,
    answerReason: reason,
    decidedBy: person.id,
    decidedAt: at,
  };
  return writeMassAnswer(tx, parts, person, problem, back, { reason: reason ?? undefined });
}
