import {
  type Case,
  type CaseParts,
  changeCase,
  moveClocks,
  realmCode,
  requireChecked,
  tellResidents,
  whenDraftReady,
  whenReviewed,
} from '../cases/index.ts';
import { emit, type HeedEvent } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { newId } from '../platform/ids.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { dayIn } from '../territory/index.ts';
import { mayDraft, mayReview } from './answer.policies.ts';
import type { Answer, AnswerText } from './answer.types.ts';
import { updateAnswer } from './answers.store.ts';
import { requireChange, standingOf } from './correct-answer.ts';
import { requireAnswer, requireAnswerAct } from './draft-answer.ts';
import { teachEmpty } from './overrule.ts';
import { publishAnswer } from './publish-answer.ts';
import { approverOf, completesReview, reviewStateOf } from './require-approval.ts';
import type { Approver, SendBackReason } from './review-need.rules.ts';
import { blanksIn } from './suggest/blanks.rules.ts';
import { hasWritten, markOf } from './suggest/origin.ts';
import { slotsOf } from './templates/variables.rules.ts';

interface Asked {
  readonly answerId: string;
  readonly seen: number;
}

/**
 * Hands a draft to a second person; preparation stops.
 * @throws Refusal `answer-unknown`, `forbidden`, `changed-meanwhile`, `answer-not-possible`, `answer-empty`,
 *   `answer-outcome-missing`, `answer-promise-missing`, `answer-promise-past`, `answer-not-filled`
 */
export function sendToReview(parts: CaseParts, person: Person, asked: Asked): Promise<Answer> {
  return onAnswer(parts, person, asked, async (tx, { answer, row, at }) => {
    authorise(mayDraft, person, belonging(person, row));
    requireVersion(asked.seen, answer.version);
    const state = requireAnswerAct(answer, 'send to review');
    const { timeZone } = await parts.directories.of(tx, person.realmId);
    requireWhole(answer, dayIn(timeZone, at));
    if (answer.kind === 'final' && !answer.corrects) await requireChecked(tx, parts, person, row);
    await requireChange(tx, person.realmId, answer);
    const sent = await updateAnswer(tx, person.realmId, answer, { state, sentToReviewAt: at, changedAt: at });
    await tell(tx, person, row, at, { type: 'answer.sent-to-review', data: about(sent) });
    // A correction belongs to no round of the work: its clocks may have stopped long ago.
    if (!answer.corrects) await startReviewClock(tx, parts, person, row, at);
    return sent;
  });
}

async function startReviewClock(
  tx: Tx,
  parts: CaseParts,
  person: Person,
  row: Case,
  at: Date,
): Promise<void> {
  const directory = await parts.directories.of(tx, person.realmId);
  const context = { realmId: person.realmId, actor: person, at, directory };
  const due = await moveClocks(tx, context, row, whenDraftReady);
  if (row.nextDueClock !== due.nextDueClock)
    await changeCase(tx, context, row, due, { type: 'case.clocks-moved' });
}

/** An answer that could not be published should not be reviewed either; `today` is the centre's. */
export function requireWhole(answer: AnswerText & Pick<Answer, 'corrects'>, today: string): void {
  const words = [wholeText(answer), answer.responsible].join('\n');
  const [left] = [...slotsOf(words), ...blanksIn(words).map(({ text }) => text)];
  if (left !== undefined) throw new Refusal('answer-not-filled', { variable: left });
  if (answer.text.trim().length < 2) throw new Refusal('answer-empty');
  if (answer.kind === 'final' && !answer.outcome) throw new Refusal('answer-outcome-missing');
  if (answer.kind === 'interim' && !answer.promisedOn) throw new Refusal('answer-promise-missing');
  const promised = answer.promisedOn;
  // A correction keeps the day that was promised, also when it has passed.
  if (promised && !answer.corrects && answer.outcome !== 'solved' && promised < today) {
    throw new Refusal('answer-promise-past');
  }
}

/**
 * The second person says yes: it goes out as the official account.
 * Where a rule asks for a head and a curator, the first yes leaves it in review.
 * @throws Refusal `four-eyes` when they drafted it themselves, `review-needs-curator`, `already-approved`; and as `sendToReview`
 */
export function approveAnswer(
  parts: CaseParts,
  person: Person,
  asked: Asked & { publishAt?: Date | null },
): Promise<Answer> {
  return onAnswer(parts, person, asked, async (tx, { answer, row, at }) => {
    requireReviewer(person, row, answer);
    requireVersion(asked.seen, answer.version);
    const state = requireAnswerAct(answer, 'approve');
    if (answer.kind === 'final' && !answer.corrects) await requireChecked(tx, parts, person, row);
    const approver = approverOf(person, row);
    if (answer.draftedByAi) await noteGenerated(tx, person, row, answer, at);
    const complete = completesReview(await reviewStateOf(tx, person.realmId, row, answer), approver);
    await insertReview(tx, person, answer, { verdict: 'approved', approver, at });
    if (!complete) return waitForAnother(tx, person, row, answer, at);
    await stopReviewClock(tx, parts, person, row, at);
    const { publishAt = null } = asked;
    if (publishAt && publishAt <= at) throw new Refusal('publish-time-past');
    const approved = await updateAnswer(tx, person.realmId, answer, {
      state,
      decidedAt: at,
      decidedBy: person.id,
      publishAt,
    });
    const data = { ...about(approved), ...(publishAt && { publishAt: publishAt.toISOString() }) };
    await tell(tx, person, row, at, { type: 'answer.approved', data });
    return publishAt ? approved : sendOut(tx, parts, person, row, approved, at);
  });
}

/** @throws Refusal `reason-missing`, and as `approveAnswer` */
export function sendBack(
  parts: CaseParts,
  person: Person,
  asked: Asked & { reason: string; reasons?: readonly SendBackReason[] },
): Promise<Answer> {
  return onAnswer(parts, person, asked, async (tx, { answer, row, at }) => {
    requireReviewer(person, row, answer);
    requireVersion(asked.seen, answer.version);
    const { reasons = [] } = asked;
    const reason = asked.reason.trim() || null;
    if (reason === null && reasons.length === 0) throw new Refusal('reason-missing');
    const state = requireAnswerAct(answer, 'send back');
    await insertReview(tx, person, answer, {
      verdict: 'sent back',
      approver: approverOf(person, row),
      at,
      reasons,
      reason,
    });
    if (reasons.includes('empty')) await teachEmpty(tx, parts, person, row, answer, reason ?? 'empty', at);
    await stopReviewClock(tx, parts, person, row, at);
    const back = await updateAnswer(tx, person.realmId, answer, {
      state,
      decidedAt: at,
      decidedBy: person.id,
    });
    await tell(
      tx,
      person,
      row,
      at,
      { type: 'answer.sent-back', data: { ...about(back), reasons: [...reasons] } },
      asked.reason,
    );
    return back;
  });
}

function requireReviewer(person: Person, row: Case, answer: Answer): void {
  authorise(mayReview, person, belonging(person, row));
  if (hasWritten(answer, person.id)) throw new Refusal('four-eyes');
}

/** That a named person let words of a model pass outlives the answer. */
function noteGenerated(tx: Tx, person: Person, row: Case, answer: Answer, at: Date): Promise<void> {
  const data = { case: row.id, model: answer.aiModel ?? null, version: answer.version };
  const act = { act: 'approve generated answer', subjectId: answer.id, data };
  return recordOutwardAct(tx, { realmId: person.realmId, actor: person, at }, act);
}

async function stopReviewClock(tx: Tx, parts: CaseParts, person: Person, row: Case, at: Date): Promise<void> {
  const directory = await parts.directories.of(tx, person.realmId);
  await moveClocks(tx, { realmId: person.realmId, actor: person, at, directory }, row, whenReviewed);
}

/** To everyone who wrote, each in their channel; what reaches no channel is published on the case's page at once. */
export async function sendOut(
  tx: Tx,
  parts: CaseParts,
  person: Person,
  row: Case,
  answer: Answer,
  at: Date,
): Promise<Answer> {
  const state = requireAnswerAct(answer, 'send');
  const { realmId } = person;
  const sending = await updateAnswer(tx, realmId, answer, { state });
  await tell(tx, person, row, at, { type: 'answer.sending', data: about(sending) });
  const context = { realmId, actor: person, at, realmCode: await realmCode(tx, realmId) };
  const queued = await tellResidents(tx, context, parts, row, {
    kind: 'answer',
    aboutId: answer.id,
    answerId: answer.id,
    withActLink: false,
    code: wordsCodeOf(answer),
    params: { text: wholeText(answer) },
    ...(answer.corrects && { instead: await standingOf(tx, realmId, answer.corrects) }),
  });
  return queued > 0 ? sending : publishAnswer(tx, parts, context, row, sending);
}

/** The frame its words are said in. */
export function wordsCodeOf(answer: Pick<Answer, 'kind' | 'corrects'>): string {
  if (answer.corrects) return 'say.correction';
  return answer.kind === 'final' ? 'say.final' : 'say.interim';
}

/** What residents read: the text, and what they can do where it is not possible. */
export function wholeText(answer: Pick<Answer, 'text' | 'whatResidentCanDo'>): string {
  return [answer.text.trim(), answer.whatResidentCanDo?.trim()].filter(Boolean).join('\n\n');
}

const belonging = (person: Person, row: Case) => ({
  realmId: person.realmId,
  centreId: row.centreId,
  authorityId: row.authorityId,
});

const about = (answer: Answer) => ({ answerId: answer.id, version: answer.version, ...markOf(answer) });

function tell(tx: Tx, person: Person, row: Case, at: Date, event: HeedEvent, reason?: string): Promise<void> {
  return emit(tx, { realmId: person.realmId, actor: person, at }, [{ event, streamId: row.id, reason }]);
}

/** One of the two who must approve has: the answer stays in review for the other. */
async function waitForAnother(tx: Tx, person: Person, row: Case, answer: Answer, at: Date): Promise<Answer> {
  const waiting = await updateAnswer(tx, person.realmId, answer, {});
  await tell(tx, person, row, at, { type: 'answer.approved-in-part', data: about(waiting) });
  return waiting;
}

interface Reviewed {
  readonly verdict: 'approved' | 'sent back';
  readonly approver: Approver;
  readonly at: Date;
  readonly reasons?: readonly string[];
  readonly reason?: string | null;
}

async function insertReview(tx: Tx, person: Person, answer: Answer, reviewed: Reviewed): Promise<void> {
  const { verdict, approver, at, reasons = [], reason = null } = reviewed;
  await tx.run(sql`insert into reviews (realm_id, id, answer_id, answer_version, verdict, reasons, reason, as_head,
      as_curator, reviewed_by, reviewed_at)
    values (${person.realmId}, ${newId()}, ${answer.id}, ${answer.version}, ${verdict}, ${[...reasons]}, ${reason},
      ${approver.asHead}, ${approver.asCurator}, ${person.id}, ${at})`);
}

function onAnswer(
  parts: CaseParts,
  person: Person,
  asked: Asked,
  work: (tx: Tx, found: { answer: Answer; row: Case; at: Date }) => Promise<Answer>,
): Promise<Answer> {
  return parts.database.inRealm(person.realmId, async (tx) => {
    const found = await requireAnswer(tx, person.realmId, asked.answerId);
    return work(tx, { ...found, at: parts.clock.now() });
  });
}
