import { emit } from '../../events/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { CaseParts } from '../act.ts';
import { mayDecideOnCase } from '../case.policies.ts';
import { isOpen } from '../case.rules.ts';
import type { Case } from '../case.types.ts';
import { type CaseContext, changeCase, requireCase } from '../change-case.ts';
import { decideMember, updateMass } from './mass.store.ts';
import type { MassProblem, MemberState } from './mass.types.ts';
import { requireMass } from './require-mass.ts';

/** Writes what was decided about a case and its mass problem, and tells of it where the case changes by it. */
export async function gather(
  tx: Tx,
  context: CaseContext,
  problem: MassProblem,
  row: Case,
  decision: { state: MemberState; reason: string | null },
): Promise<Case> {
  const { realmId, actor, at } = context;
  const by = actor.kind === 'person' ? actor.id : null;
  await decideMember(tx, realmId, problem.id, { caseId: row.id, ...decision, by, at });
  const belongs = decision.state === 'confirmed' || decision.state === 'excepted';
  const massProblemId = belongs ? problem.id : null;
  if (row.massProblemId === massProblemId) return row;
  const type = belongs ? ('case.gathered' as const) : ('case.released' as const);
  const told = { type, data: { massProblemId: problem.id }, reason: decision.reason ?? undefined };
  return changeCase(tx, context, row, { massProblemId }, told);
}

export interface GatherDecision {
  readonly caseId: string;
  readonly state: Exclude<MemberState, 'proposed'>;
  readonly reason?: string | undefined;
}

/**
 * A person says of each case whether it belongs, does not, or belongs and is answered by itself; until the answer for
 * all goes out.
 * @throws Refusal `mass-problem-unknown`, `forbidden`, `changed-meanwhile`, `mass-problem-not-possible`, `case-unknown`,
 *   `reason-missing` for an exception without one, `act-not-possible` when the case belongs to another
 */
export function decideCases(
  parts: CaseParts,
  person: Person,
  massId: string,
  seen: number,
  decisions: readonly GatherDecision[],
): Promise<MassProblem> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const problem = await requireMass(tx, person, massId, seen);
    if (problem.state !== 'open' || problem.answerState === 'publishing')
      throw new Refusal('mass-problem-not-possible', { state: problem.answerState ?? problem.state });
    const context = { realmId, actor: person, at: parts.clock.now() };
    const inOrder = decisions.toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1));
    for (const { caseId, state, reason } of inOrder) {
      const row = await requireCase(tx, realmId, caseId);
      authorise(mayDecideOnCase, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
      if (state === 'excepted' && !reason?.trim()) throw new Refusal('reason-missing');
      const elsewhere = row.massProblemId !== null && row.massProblemId !== massId;
      if (elsewhere || (state === 'confirmed' && !isOpen(row.state)))
        throw new Refusal('act-not-possible', { act: 'gather', state: row.state });
      await gather(tx, context, problem, row, { state, reason: reason?.trim() || null });
    }
    const changed = await updateMass(tx, realmId, problem, {});
    const event = { type: 'mass-problem.changed' as const, data: { what: 'cases' } };
    await emit(tx, context, [{ event, streamId: massId }]);
    return changed;
  });
}
