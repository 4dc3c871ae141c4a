import type { CaseBelonging } from '../cases/index.ts';
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
/** As the cases they were made in. */
export const mayReadPromises = policy(
  'promises.read',
  inItsAuthority('executor', 'head'),
  inItsCentre('operator', 'curator', 'leader', 'analyst', 'administrator'),
);
