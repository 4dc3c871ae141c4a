import type { Belonging } from '../platform/policy.ts';
import { anywhere, inItsAuthority, inItsCentre, policy } from '../platform/policy.ts';

export interface MessageBelonging extends Belonging {
  readonly centreId: string;
  readonly authorityId: string | null;
}

/** Those who answer a resident may know how to reach them; those who lead, count or administer may not. */
export const mayViewContacts = policy<MessageBelonging>(
  'contacts.view',
  inItsCentre('operator', 'curator'),
  inItsAuthority('executor', 'head'),
);
/** Another person than the one who set it aside; the operation sees to that. */
export const mayLookAgain = policy('set-aside.look-again', inItsCentre('operator', 'curator'));
export const mayKeepRetention = policy('retention.keep', anywhere('administrator'));
export const mayAskWhy = policy('access.ask-why', anywhere('administrator'));
export const mayReadOutwardActs = policy('outward-acts.read', anywhere('administrator'));
