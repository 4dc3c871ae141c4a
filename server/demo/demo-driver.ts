import type { Driver } from '../channels/index.ts';

/**
 * The platforms of the fictional region: what is said there is recorded and goes nowhere. Takes a key, as the best
 * platforms do, so nothing is ever unknown.
 */
export const demoDriver: Driver = {
  name: 'demo',
  limits: { publicText: 4096, privateText: 4096, perSecond: 100 },
  can: { answerPublicly: true, answerPrivately: true, sendOnce: true, edit: true, delete: true },
  staysHere: true,
  check: () => [],
  send: async (_context, outgoing) => ({ outcome: 'sent', externalId: outgoing.key, url: null }),
  edit: async (_context, externalId) => ({ outcome: 'sent', externalId, url: null }),
  delete: async (_context, externalId) => ({ outcome: 'sent', externalId, url: null }),
};
