import { anywhere, inItsCentre, policy, signedIn } from '../platform/policy.ts';

export const mayReadDirectory = policy('directory.read', signedIn);
export const mayChangeTopics = policy('topics.change', anywhere('administrator'));
/** In the centre an authority belongs to, and in the one it is given to. */
export const mayChangeAuthorities = policy('authorities.change', inItsCentre('administrator'));
export const mayListAuthorities = policy('authorities.list', anywhere('administrator'));
export const mayChangeRouting = policy('routing.change', anywhere('administrator', 'curator'));
/** Of the realm's topmost centre: boundaries are the whole realm's. */
export const mayChangeBoundaries = policy('boundaries.change', inItsCentre('administrator'));
