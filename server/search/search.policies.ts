import { anywhere, inItsAuthority, inItsCentre, policy } from '../platform/policy.ts';

/** Whoever reads cases searches them: the same cases, by the same scope. */
export const maySearch = policy(
  'search.cases',
  inItsCentre('operator', 'curator', 'leader', 'analyst', 'administrator'),
  inItsAuthority('executor', 'head'),
);
export const mayRenewSearch = policy('search.renew', anywhere('administrator'));
