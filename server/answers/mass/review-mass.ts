import { type Case, findCases, type MassProblem, membersOf, riskOf } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { evaluate } from '../../platform/policy.ts';
import { mayReview, reviewsAsCurator, reviewsAsHead } from '../answer.policies.ts';
import type { ReviewState } from '../require-approval.ts';
import {
  type Approver,
  type Requirement,
  requirementFor,
  reviewNeeds,
  type SendBackReason,
} from '../review-need.rules.ts';
import { reviewRules, sentBackShare } from '../review-rules.store.ts';

/** The cases a mass problem's one answer goes to, in the order of their ids. */
export async function casesAnswered(tx: Tx, realmId: string, massId: string): Promise<Case[]> {
  const members = await membersOf(tx, realmId, massId);
  const confirmed = members.filter(({ state }) => state === 'confirmed').map(({ caseId }) => caseId);
  const found = await findCases(tx, realmId, confirmed);
  return found.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** What the one answer still needs: as much as the strictest of its cases asks for. */
export async function massReviewState(
  tx: Tx,
  realmId: string,
  problem: MassProblem,
  cases: readonly Case[],
): Promise<ReviewState> {
  const { rules } = await reviewRules(tx, realmId);
  const share = rules.some(({ sentBackFrom }) => sentBackFrom !== null)
    ? await sentBackShare(tx, realmId, problem.draftedBy)
    : null;
  const asked = cases.map(({ topicId, authorityId, severity }) =>
    requirementFor(rules, { topicId, authorityId, risk: riskOf(severity), sentBackShare: share }),
  );
  const approvedBy = await massApprovers(tx, realmId, problem.id, problem.sentToReviewAt);
  return { ...strictest(asked), approvedBy };
}

/** Where nothing is asked, any second person will do. */
function strictest(asked: readonly Requirement[]): Requirement {
  const none: Requirement = { needs: 'second person', note: null };
  const rank = ({ needs }: Requirement) => reviewNeeds.indexOf(needs);
  return asked.reduce((most, one) => (rank(one) > rank(most) ? one : most), none);
}

/** In which capacity this person reviews it: a curator of its centre, a head of an authority that has one of its cases. */
export function massApproverOf(person: Person, problem: MassProblem, cases: readonly Case[]): Approver {
  const { realmId, id: personId } = person;
  const atCentre = { realmId, centreId: problem.centreId, authorityId: null };
  return {
    personId,
    asCurator: evaluate(reviewsAsCurator, person, atCentre).allowed,
    asHead: cases.some(
      ({ authorityId }) => evaluate(reviewsAsHead, person, { realmId, centreId: null, authorityId }).allowed,
    ),
  };
}

/** The place at which `mayReview` decides about this person: the centre, or the authority of one of its cases. */
export function placeOfReview(person: Person, problem: MassProblem, cases: readonly Case[]) {
  const { realmId } = person;
  const atCentre = { realmId, centreId: problem.centreId, authorityId: null };
  const inAuthorities = cases.map(({ authorityId }) => ({
    realmId,
    centreId: problem.centreId,
    authorityId,
  }));
  return inAuthorities.find((place) => evaluate(mayReview, person, place).allowed) ?? atCentre;
}

export interface MassReview {
  readonly verdict: 'approved' | 'sent back';
  readonly reasons: readonly string[];
  readonly reason: string | null;
  readonly reviewedBy: string;
  readonly name: string;
  readonly asHead: boolean;
  readonly asCurator: boolean;
  readonly reviewedAt: Date;
}

export function massReviews(tx: Tx, realmId: string, massId: string): Promise<MassReview[]> {
  return tx.all(sql<MassReview>`select r.verdict, r.reasons, r.reason, r.reviewed_by as "reviewedBy", p.name,
      r.as_head as "asHead", r.as_curator as "asCurator", r.reviewed_at as "reviewedAt"
    from mass_answer_reviews r join accounts p on p.id = r.reviewed_by
    where r.realm_id = ${realmId} and r.mass_problem_id = ${massId} order by r.id`);
}

async function massApprovers(tx: Tx, realmId: string, massId: string, since: Date | null) {
  const reviews = await massReviews(tx, realmId, massId);
  return reviews
    .filter(({ verdict, reviewedAt }) => verdict === 'approved' && since !== null && reviewedAt >= since)
    .map(({ reviewedBy, name, asHead, asCurator }) => ({ personId: reviewedBy, name, asHead, asCurator }));
}

export async function insertMassReview(
  tx: Tx,
  realmId: string,
  massId: string,
  said: {
    verdict: 'approved' | 'sent back';
    approver: Approver;
    reasons: readonly SendBackReason[];
    reason: string | null;
    at: Date;
  },
): Promise<void> {
  const { verdict, approver, reasons, reason, at } = said;
  await tx.run(sql`insert into mass_answer_reviews (realm_id, id, mass_problem_id, verdict, reasons, reason, as_head,
      as_curator, reviewed_by, reviewed_at)
    values (${realmId}, ${newId()}, ${massId}, ${verdict}, ${[...reasons]}, ${reason}, ${approver.asHead},
      ${approver.asCurator}, ${approver.personId}, ${at})`);
}

/** Whoever approved the one answer stands as approver of an answer made from it. */
export async function copyApprovals(
  tx: Tx,
  realmId: string,
  problem: MassProblem,
  answerId: string,
): Promise<void> {
  for (const review of await massReviews(tx, realmId, problem.id)) {
    const { verdict, asHead, asCurator, reviewedBy, reviewedAt } = review;
    if (verdict !== 'approved' || problem.sentToReviewAt === null || reviewedAt < problem.sentToReviewAt)
      continue;
    await tx.run(sql`insert into reviews (realm_id, id, answer_id, answer_version, verdict, as_head, as_curator,
        reviewed_by, reviewed_at)
      values (${realmId}, ${newId()}, ${answerId}, 1, 'approved', ${asHead}, ${asCurator}, ${reviewedBy},
        ${reviewedAt})`);
  }
}
