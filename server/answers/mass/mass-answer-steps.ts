import { type CaseParts, type MassProblem, updateMass } from '../../cases/index.ts';
import { emit } from '../../events/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';

type AnswerState = NonNullable<MassProblem['answerState']>;
type MassAnswerAct = 'send to review' | 'send back' | 'approve';

const from: Readonly<Record<'save' | 'overrule' | MassAnswerAct, readonly (AnswerState | null)[]>> = {
  save: [null, 'draft', 'sent back'],
  'send to review': ['draft', 'sent back'],
  'send back': ['in review'],
  approve: ['in review'],
  overrule: ['draft', 'sent back', 'in review'],
};

/** Whether the one answer stands so that this may be done to it. */
export function isPossible(problem: MassProblem, act: keyof typeof from): boolean {
  return problem.state === 'open' && from[act].includes(problem.answerState);
}

export function requireStep(problem: MassProblem, act: keyof typeof from): void {
  if (!isPossible(problem, act))
    throw new Refusal('answer-not-possible', { act, state: problem.answerState ?? problem.state });
}

/** Writes what changed about the one answer and tells of it. */
export async function writeMassAnswer(
  tx: Tx,
  parts: CaseParts,
  person: Person,
  problem: MassProblem,
  changes: Partial<MassProblem>,
  told: { what?: string; reason?: string | undefined } = {},
): Promise<MassProblem> {
  const changed = await updateMass(tx, person.realmId, problem, changes);
  const what = told.what ?? `answer ${changed.answerState}`;
  const event = { type: 'mass-problem.changed' as const, data: { what } };
  const context = { realmId: person.realmId, actor: person, at: parts.clock.now() };
  await emit(tx, context, [{ event, streamId: problem.id, reason: told.reason }]);
  return changed;
}
