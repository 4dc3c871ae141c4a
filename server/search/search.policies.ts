import { anywhere, inItsAuthority, inItsCentre, policy } from '../platform/policy.ts';

/** Whoever reads cases searches them: the same cases, by the same scope. */
export const maySearch = policy(
  'search.cases',
  inItsCentre('operator', 'curator', 'leader', 'analyst', 'administrator'),
  inItsAuthority('executor', 'head'),
);
export const mayRenewSearch = policy('search.renew', anywhere('administrator'));
/** Whoever made a shared view changes it; besides them, those who look after its centre. */
export const mayTendSharedViews = policy('views.tend', inItsCentre('curator', 'administrator'));
