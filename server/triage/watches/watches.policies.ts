import { anywhere, inItsCentre, policy } from '../../platform/policy.ts';

export const mayReadWatches = policy(
  'watches.read',
  anywhere('operator', 'curator', 'leader', 'analyst', 'administrator'),
);
/** Proposing, approving what somebody else proposed, withdrawing. */
export const mayChangeWatches = policy('watches.change', inItsCentre('curator', 'administrator'));
