import { type Case, riskOf } from '../cases/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { evaluate } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { reviewsAsCurator, reviewsAsHead } from './answer.policies.ts';
import type { Answer } from './answer.types.ts';
import { type Approver, countsFor, isEnough, type Requirement, requirementFor } from './review-need.rules.ts';
import { approversOf, reviewRules, sentBackShares } from './review-rules.store.ts';

/** What an answer in review still needs. */
export interface ReviewState extends Requirement {
  readonly approvedBy: readonly (Approver & { readonly name: string })[];
}

export async function reviewStateOf(
  tx: Tx,
  realmId: string,
  row: Case,
  answer: Answer,
): Promise<ReviewState> {
  const states = await reviewStatesOf(tx, realmId, [{ row, answer }]);
  return states.get(answer.id)!;
}

/** The same for many answers at once, by the answer. */
export async function reviewStatesOf(
  tx: Tx,
  realmId: string,
  reviewed: readonly { row: Case; answer: Answer }[],
): Promise<Map<string, ReviewState>> {
  const { rules } = await reviewRules(tx, realmId);
  const byRecord = rules.some(({ sentBackFrom }) => sentBackFrom !== null);
  const drafters = new Set(reviewed.flatMap(({ answer }) => answer.draftedBy ?? []));
  const shares = await sentBackShares(tx, realmId, byRecord ? [...drafters] : []);
  const ids = reviewed.map(({ answer }) => answer.id);
  const approvers = Map.groupBy(await approversOf(tx, realmId, ids), ({ answerId }) => answerId);
  return new Map(
    reviewed.map(({ row, answer }) => {
      const requirement = requirementFor(rules, {
        topicId: row.topicId,
        authorityId: row.authorityId,
        risk: riskOf(row.severity),
        sentBackShare: shares.get(answer.draftedBy ?? '') ?? null,
      });
      return [answer.id, { ...requirement, approvedBy: approvers.get(answer.id) ?? [] }];
    }),
  );
}

/** In which capacity this person reviews answers of this case. */
export function approverOf(person: Person, row: Case): Approver {
  const thing = { realmId: person.realmId, centreId: row.centreId, authorityId: row.authorityId };
  return {
    personId: person.id,
    asCurator: evaluate(reviewsAsCurator, person, thing).allowed,
    asHead: evaluate(reviewsAsHead, person, thing).allowed,
  };
}

/** Whether this person's yes would still change something. */
export function mayStillApprove(state: ReviewState, approver: Approver): boolean {
  return (
    countsFor(state.needs, approver) &&
    !state.approvedBy.some(({ personId }) => personId === approver.personId)
  );
}

/**
 * Whether with this person's yes the answer may go out; false: another must say it too.
 * @throws Refusal `review-needs-curator`, `already-approved`
 */
export function completesReview(state: ReviewState, approver: Approver): boolean {
  if (!countsFor(state.needs, approver)) throw new Refusal('review-needs-curator');
  if (state.approvedBy.some(({ personId }) => personId === approver.personId)) {
    throw new Refusal('already-approved');
  }
  return isEnough(state.needs, [...state.approvedBy, approver]);
}
