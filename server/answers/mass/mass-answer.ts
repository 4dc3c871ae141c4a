import type { CaseParts, MassProblem } from '../../cases/index.ts';
import { mayCloseCase, requireMass, updateMass } from '../../cases/index.ts';
import { emit } from '../../events/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { queueJob } from '../../platform/jobs.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { AnswerText } from '../answer.types.ts';
import { requireWhole } from '../review-answer.ts';
import { chooseSample } from './mass-answer.store.ts';

type AnswerState = NonNullable<MassProblem['answerState']>;

const from: Readonly<
  Record<'save' | 'send to review' | 'send back' | 'publish', readonly (AnswerState | null)[]>
> = {
  save: [null, 'draft', 'sent back'],
  'send to review': ['draft', 'sent back'],
  'send back': ['in review'],
  publish: ['in review'],
};

function requireStep(problem: MassProblem, act: keyof typeof from): void {
  if (problem.state !== 'open' || !from[act].includes(problem.answerState))
    throw new Refusal('answer-not-possible', { act, state: problem.answerState ?? problem.state });
}

async function write(
  tx: Tx,
  parts: CaseParts,
  person: Person,
  problem: MassProblem,
  changes: Partial<MassProblem>,
  reason?: string,
): Promise<MassProblem> {
  const changed = await updateMass(tx, person.realmId, problem, changes);
  const event = { type: 'mass-problem.changed' as const, data: { what: `answer ${changed.answerState}` } };
  const context = { realmId: person.realmId, actor: person, at: parts.clock.now() };
  await emit(tx, context, [{ event, streamId: problem.id, reason }]);
  return changed;
}

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
    const draft = { answer: text, draftedBy: person.id, draftedAt: parts.clock.now() };
    return write(tx, parts, person, problem, { ...draft, answerState: 'draft' });
  });
}

/**
 * Sends the draft to a second person, sends it back with a reason, or publishes it to everyone in the mass problem,
 * exceptions left out; a tenth of the residents, at least five, will be asked whether it is really solved.
 * @throws Refusal `four-eyes` when they drafted it themselves, `reason-missing`; and as `saveMassAnswer`, `sendToReview`
 */
export function actOnMassAnswer(
  parts: CaseParts,
  person: Person,
  massId: string,
  seen: number,
  input: { act: 'send to review' | 'send back' | 'publish'; reason?: string | undefined },
): Promise<MassProblem> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const problem = await requireMass(tx, person, massId, seen);
    requireStep(problem, input.act);
    const at = parts.clock.now();
    if (input.act === 'send to review') {
      requireWhole(problem.answer as AnswerText, at);
      return write(tx, parts, person, problem, { answerState: 'in review', answerReason: null });
    }
    authorise(mayCloseCase, person, { realmId, centreId: problem.centreId, authorityId: null });
    if (problem.draftedBy === person.id) throw new Refusal('four-eyes');
    const decided = { decidedBy: person.id, decidedAt: at };
    if (input.act === 'send back') {
      const reason = input.reason?.trim();
      if (!reason) throw new Refusal('reason-missing');
      const back = { ...decided, answerState: 'sent back' as const, answerReason: reason };
      return write(tx, parts, person, problem, back, reason);
    }
    await chooseSample(tx, realmId, massId);
    await queueJob(tx, 'answer-mass-problem', { realmId, massId }, { key: `answer ${massId}` });
    return write(tx, parts, person, problem, { ...decided, answerState: 'publishing' });
  });
}
