import type { CaseBelonging } from '../cases/index.ts';
import type { Person } from '../platform/actor.ts';
import { anywhere, inItsAuthority, inItsCentre, policy } from '../platform/policy.ts';

export const mayDraft = policy<CaseBelonging>(
  'answers.draft',
  inItsAuthority('executor', 'head'),
  inItsCentre('operator', 'curator'),
);
export const mayChangeTemplates = policy('templates.change', anywhere('curator', 'administrator'));
/** A second person: of the centre, or the head for what their executors drafted. */
export const mayReview = policy<CaseBelonging>(
  'answers.review',
  inItsCentre('curator'),
  inItsAuthority('head'),
);
/** The cases whose answers this person reviews: as `mayReview` says one by one. */
export function reviewSightOf({ grants }: Person): { centreIds: string[]; authorityIds: string[] } {
  return {
    centreIds: grants.flatMap(({ role, centreIds }) => (role === 'curator' ? centreIds : [])),
    authorityIds: grants.flatMap(({ role, authorityId }) => (role === 'head' && authorityId) || []),
  };
}

/** The two capacities of a reviewer, for rules that ask for one of them or both. */
export const reviewsAsCurator = policy<CaseBelonging>('answers.review-as-curator', inItsCentre('curator'));
export const reviewsAsHead = policy<CaseBelonging>('answers.review-as-head', inItsAuthority('head'));
export const mayReadReviewRules = policy('review-rules.read', anywhere('curator', 'head', 'administrator'));
export const mayChangeReviewRules = policy('review-rules.change', anywhere('curator', 'administrator'));
/** The second look at what was published. */
export const mayScore = policy('answers.score', inItsCentre('curator', 'analyst', 'operator'));
/** As the cases they were made in. */
export const mayReadPromises = policy(
  'promises.read',
  inItsAuthority('executor', 'head'),
  inItsCentre('operator', 'curator', 'leader', 'analyst', 'administrator'),
);
