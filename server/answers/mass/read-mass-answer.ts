import type { Static } from 'typebox';
import {
  type CaseParts,
  findMass,
  type MassProblem,
  mayDecideOnCase,
  mayReadCase,
} from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import { authorise, evaluate } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { mayReview } from '../answer.policies.ts';
import { mayStillApprove, type ReviewState } from '../require-approval.ts';
import type { MassAnswerView } from './mass-answer.schema.ts';
import { isPossible } from './mass-answer-steps.ts';
import { findingsIn, mayBeOverruled } from './mass-findings.ts';
import { massProofs } from './mass-proofs.store.ts';
import { casesAnswered, massApproverOf, massReviewState, massReviews, placeOfReview } from './review-mass.ts';

/**
 * How far the one answer is: what the detector found, who must still approve, and what this person may do with it.
 * @throws Refusal `mass-problem-unknown`, `forbidden`
 */
export function massAnswerFor(
  parts: CaseParts,
  person: Person,
  massId: string,
): Promise<Static<typeof MassAnswerView>> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const problem = await findMass(tx, realmId, massId);
    if (!problem) throw new Refusal('mass-problem-unknown');
    const cases = await casesAnswered(tx, realmId, massId);
    const place = placeOfReview(person, problem, cases);
    authorise(mayReadCase, person, place);
    const needs =
      problem.answerState === 'in review' ? await massReviewState(tx, realmId, problem, cases) : null;
    const mayStill = !needs || mayStillApprove(needs, massApproverOf(person, problem, cases));
    const second = evaluate(mayReview, person, place).allowed && problem.draftedBy !== person.id;
    return {
      findings: findingsIn(problem).map(({ overruled, spans, params, code }) => ({
        code,
        params: { ...params },
        spans: spans.map((span) => ({ ...span })),
        overruled: overruled ? { byName: overruled.byName, why: overruled.why } : null,
      })),
      needs: needs ? shownNeeds(needs) : null,
      reviews: (await massReviews(tx, realmId, massId)).map(
        ({ verdict, reasons, reason, name, reviewedAt }) => ({
          verdict,
          reasons: [...reasons],
          reason,
          byName: name,
          at: reviewedAt.toISOString(),
        }),
      ),
      files: (await massProofs(tx, realmId, massId)).map(({ takenAt, ...file }) => ({
        ...file,
        takenAt: takenAt?.toISOString() ?? null,
      })),
      acts: actsOn(person, problem, second, mayStill),
    };
  });
}

const shownNeeds = ({ needs, note, approvedBy }: ReviewState) => ({
  needs,
  note,
  approvedBy: approvedBy.map(({ name }) => name),
});

function actsOn(person: Person, problem: MassProblem, second: boolean, mayStill: boolean): string[] {
  const thing = { realmId: person.realmId, centreId: problem.centreId, authorityId: null };
  const drafting = evaluate(mayDecideOnCase, person, thing).allowed;
  const possible = (act: Parameters<typeof isPossible>[1], may: boolean) =>
    may && isPossible(problem, act) ? [act] : [];
  return [
    ...possible('save', drafting),
    ...possible('send to review', drafting),
    ...possible('approve', second && mayStill),
    ...possible('send back', second),
    ...(drafting && mayBeOverruled(problem) ? ['overrule'] : []),
  ];
}
