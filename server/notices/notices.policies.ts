import { inItsCentre, policy } from '../platform/policy.ts';

export const mayChangeRoster = policy('duty.change-roster', inItsCentre('curator', 'administrator'));
/** Whoever stands in a call's order answers it; besides them, only a curator takes it over. */
export const mayTakeOverCalls = policy('duty.take-over', inItsCentre('curator'));
