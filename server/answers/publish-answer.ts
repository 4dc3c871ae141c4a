import {
  applyFinalAnswer,
  type Case,
  type CaseContext,
  type CaseParts,
  changeCase,
  isOpen,
  moveClocks,
  tellResidents,
  whenAnswered,
} from '../cases/index.ts';
import { emit } from '../events/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { dayOfRealm } from '../territory/index.ts';
import type { Answer } from './answer.types.ts';
import { updateAnswer } from './answers.store.ts';
import { requireAnswerAct } from './draft-answer.ts';
import { isAskedAbout } from './mass/mass-answer.store.ts';
import { markOf } from './suggest/origin.ts';

/** "Is it solved?" comes when the resident had a day to look. */
const askAfterMs = 24 * 3_600_000;

/**
 * What follows from an answer having reached at least one of those who wrote: clocks stop, the case is answered, the
 * promise is on record, and after a final answer the resident is asked.
 */
export async function publishAnswer(
  tx: Tx,
  parts: CaseParts,
  context: CaseContext & { realmCode: string },
  row: Case,
  answer: Answer,
): Promise<Answer> {
  const { realmId, at } = context;
  const state = requireAnswerAct(answer, 'delivered');
  const published = await updateAnswer(tx, realmId, answer, { state, publishedAt: at });
  if (answer.corrects) {
    await tellOfCorrection(tx, context, published, answer.corrects);
    return published;
  }
  const data = { answerId: answer.id, version: published.version, kind: answer.kind, ...markOf(answer) };
  await emit(tx, context, [{ event: { type: 'answer.published', data }, streamId: row.id }]);
  const directory = await parts.directories.of(tx, realmId);
  const withDirectory = { ...context, directory };
  // Withdrawn or merged while the answer was on its way: it was said, but it no longer moves the case.
  if (!isOpen(row.state)) return published;
  if (answer.kind === 'interim') {
    const due = await moveClocks(tx, withDirectory, row, whenAnswered);
    const changes = { firstAnsweredAt: row.firstAnsweredAt ?? at, ...due };
    await changeCase(tx, context, row, changes, {
      type: 'case.interim-answered',
      data: { answerId: answer.id },
    });
  } else {
    await settlePromises(tx, context, row.id, 'kept');
    const answered = await applyFinalAnswer(tx, withDirectory, row, {
      answerId: answer.id,
      outcome: answer.outcome,
    });
    await askIfSolved(tx, parts, context, answered, answer);
  }
  if (answer.promisedOn && answer.outcome !== 'solved') await makePromise(tx, context, row, answer);
  return published;
}

/** Other words for what was already said: no clock, promise or question follows anew. */
function tellOfCorrection(tx: Tx, context: CaseContext, answer: Answer, corrects: string): Promise<void> {
  const data = { answerId: answer.id, version: answer.version, corrects, ...markOf(answer) };
  return emit(tx, context, [{ event: { type: 'answer.corrected', data }, streamId: answer.caseId }]);
}

async function askIfSolved(
  tx: Tx,
  parts: CaseParts,
  context: CaseContext & { realmCode: string },
  row: Case,
  answer: Answer,
): Promise<void> {
  // Asking for a rating when the answer was "no" adds insult: the page still lets them object.
  if (answer.outcome === 'not possible') return;
  if (row.massProblemId && !(await isAskedAbout(tx, context.realmId, row.id, answer.id))) return;
  await tellResidents(tx, context, parts, row, {
    kind: 'is it solved',
    aboutId: answer.id,
    answerId: answer.id,
    withActLink: true,
    code: 'say.is-it-solved',
    params: {},
    notBefore: new Date(context.at.getTime() + askAfterMs),
  });
}

/** A new date told before the old one has come moves the promise; the answer that tells it is the reason. */
async function makePromise(tx: Tx, context: CaseContext, row: Case, answer: Answer): Promise<void> {
  const id = newId();
  await settlePromises(tx, context, row.id, 'moved', id);
  const promisedOn = answer.promisedOn ?? '';
  await tx.run(sql`insert into promises (realm_id, id, case_id, answer_id, promised_on, responsible, state)
    values (${context.realmId}, ${id}, ${row.id}, ${answer.id}, ${promisedOn}, ${answer.responsible ?? ''}, 'open')`);
  await emit(tx, context, [
    {
      event: { type: 'promise.made', data: { promiseId: id, answerId: answer.id, promisedOn } },
      streamId: row.id,
    },
  ]);
}

/** What was said in time keeps or moves the open promises of its case; said late, it breaks them. */
async function settlePromises(
  tx: Tx,
  context: CaseContext,
  caseId: string,
  inTime: 'kept' | 'moved',
  movedTo: string | null = null,
): Promise<void> {
  const settled = await tx.all(sql<{ id: string; state: string }>`
    update promises set state = case when promised_on >= ${dayOfRealm(context.realmId, context.at)} then ${inTime} else 'broken' end,
      moved_to = ${movedTo}, settled_at = ${context.at}
    where realm_id = ${context.realmId} and case_id = ${caseId} and state = 'open' returning id, state`);
  await emit(
    tx,
    context,
    settled.map(({ id, state }) => ({
      event: { type: 'promise.settled' as const, data: { promiseId: id, state } },
      streamId: caseId,
    })),
  );
}
