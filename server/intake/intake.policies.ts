import { inItsCentre, policy, signedIn } from '../platform/policy.ts';

export const mayDecideOnMessages = policy('messages.decide', inItsCentre('operator', 'curator'));
export const mayRegisterMessages = policy('messages.register', inItsCentre('operator', 'curator'));
export const mayChangeChannels = policy('channels.change', inItsCentre('administrator'));
/** What channels there are everyone may know; how they are set up, only who may change them. */
export const mayReadChannels = policy('channels.read', signedIn);
