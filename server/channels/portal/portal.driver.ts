import type { Driver } from '../contract.ts';

/**
 * The centre's own pages: what a resident wrote in the form is answered on the page of the case. Nothing travels, so
 * nothing can be lost on the way: the answer is public the moment it is recorded.
 */
export const portalDriver: Driver = {
  name: 'portal',
  limits: { publicText: 20_000, privateText: 20_000, perSecond: 1000 },
  can: { answerPublicly: true, answerPrivately: true, sendOnce: true, edit: true, delete: true },
  staysHere: true,
  check: () => [],
  send: async (_context, outgoing) => ({ outcome: 'sent', externalId: outgoing.key, url: null }),
  edit: async (_context, externalId) => ({ outcome: 'sent', externalId, url: null }),
  delete: async (_context, externalId) => ({ outcome: 'sent', externalId, url: null }),
};
