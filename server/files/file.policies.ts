import { inItsAuthority, inItsCentre, policy } from '../platform/policy.ts';

/** Whoever may read the message or the case it belongs to. */
export const mayReadFiles = policy(
  'files.read',
  inItsCentre('operator', 'curator', 'leader', 'analyst', 'administrator'),
  inItsAuthority('executor', 'head'),
);
