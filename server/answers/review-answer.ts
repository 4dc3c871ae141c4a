import {
  type Case,
  type CaseParts,
  changeCase,
  moveClocks,
  realmCode,
  tellResidents,
  whenDraftReady,
  whenReviewed,
} from '../cases/index.ts';
import { emit, type HeedEvent } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { newId } from '../platform/ids.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayDraft, mayReview } from './answer.policies.ts';
import type { Answer } from './answer.types.ts';
import { updateAnswer } from './answers.store.ts';
import { requireAnswer, requireAnswerAct } from './draft-answer.ts';
import { publishAnswer } from './publish-answer.ts';
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
    requireWhole(answer, at);
    const directory = await parts.directories.of(tx, person.realmId);
    const context = { realmId: person.realmId, actor: person, at, directory };
    const due = await moveClocks(tx, context, row, whenDraftReady);
    const sent = await updateAnswer(tx, person.realmId, answer, { state, sentToReviewAt: at, changedAt: at });
    const data = { answerId: answer.id, version: sent.version };
    await emit(tx, context, [{ event: { type: 'answer.sent-to-review', data }, streamId: row.id }]);
    if (row.nextDueClock !== due.nextDueClock) {
      await changeCase(tx, context, row, due, { type: 'case.clocks-moved' });
    }
    return sent;
  });
}

/** An answer that could not be published should not be reviewed either. */
function requireWhole(answer: Answer, at: Date): void {
  const [left] = slotsOf(wholeText(answer));
  if (left !== undefined) throw new Refusal('answer-not-filled', { variable: left });
  if (answer.text.trim().length < 2) throw new Refusal('answer-empty');
  if (answer.kind === 'final' && !answer.outcome) throw new Refusal('answer-outcome-missing');
  if (answer.kind === 'interim' && !answer.promisedOn) throw new Refusal('answer-promise-missing');
  const promised = answer.promisedOn;
  if (promised && answer.outcome !== 'solved' && promised < at.toISOString().slice(0, 10)) {
    throw new Refusal('answer-promise-past');
  }
}

/**
 * The second person says yes: it goes out as the official account.
 * @throws Refusal `four-eyes` when they drafted it themselves; and as `sendToReview`
 */
export function approveAnswer(parts: CaseParts, person: Person, asked: Asked): Promise<Answer> {
  return onAnswer(parts, person, asked, async (tx, { answer, row, at }) => {
    requireReviewer(person, row, answer);
    requireVersion(asked.seen, answer.version);
    const state = requireAnswerAct(answer, 'approve');
    await insertReview(tx, person, answer, 'approved', null, at);
    await stopReviewClock(tx, parts, person, row, at);
    const approved = await updateAnswer(tx, person.realmId, answer, {
      state,
      decidedAt: at,
      decidedBy: person.id,
    });
    await tell(tx, person, row, at, { type: 'answer.approved', data: about(approved) });
    return sendOut(tx, parts, person, row, approved, at);
  });
}

/** @throws Refusal `reason-missing`, and as `approveAnswer` */
export function sendBack(
  parts: CaseParts,
  person: Person,
  asked: Asked & { reason: string },
): Promise<Answer> {
  return onAnswer(parts, person, asked, async (tx, { answer, row, at }) => {
    requireReviewer(person, row, answer);
    requireVersion(asked.seen, answer.version);
    if (!asked.reason.trim()) throw new Refusal('reason-missing');
    const state = requireAnswerAct(answer, 'send back');
    await insertReview(tx, person, answer, 'sent back', asked.reason, at);
    await stopReviewClock(tx, parts, person, row, at);
    const back = await updateAnswer(tx, person.realmId, answer, {
      state,
      decidedAt: at,
      decidedBy: person.id,
    });
    await tell(tx, person, row, at, { type: 'answer.sent-back', data: about(back) }, asked.reason);
    return back;
  });
}

function requireReviewer(person: Person, row: Case, answer: Answer): void {
  authorise(mayReview, person, belonging(person, row));
  if (answer.draftedBy === person.id) throw new Refusal('four-eyes');
}

async function stopReviewClock(tx: Tx, parts: CaseParts, person: Person, row: Case, at: Date): Promise<void> {
  const directory = await parts.directories.of(tx, person.realmId);
  await moveClocks(tx, { realmId: person.realmId, actor: person, at, directory }, row, whenReviewed);
}

/** To everyone who wrote, each in their channel; what reaches no channel is published on the case's page at once. */
async function sendOut(
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
    code: answer.kind === 'final' ? 'say.final' : 'say.interim',
    params: { text: wholeText(answer) },
  });
  return queued > 0 ? sending : publishAnswer(tx, parts, context, row, sending);
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

const about = (answer: Answer) => ({ answerId: answer.id, version: answer.version });

function tell(tx: Tx, person: Person, row: Case, at: Date, event: HeedEvent, reason?: string): Promise<void> {
  return emit(tx, { realmId: person.realmId, actor: person, at }, [{ event, streamId: row.id, reason }]);
}

async function insertReview(
  tx: Tx,
  person: Person,
  answer: Answer,
  verdict: 'approved' | 'sent back',
  reason: string | null,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into reviews
      (realm_id, id, answer_id, answer_version, verdict, reason, reviewed_by, reviewed_at)
    values (${person.realmId}, ${newId()}, ${answer.id}, ${answer.version}, ${verdict}, ${reason}, ${person.id}, ${at})`);
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
