import { anywhere, inItsCentre, policy } from '../platform/policy.ts';

/** A list of those with a role in the administrator's own centres. */
export const mayReadPeople = policy('people.read', anywhere('administrator'));
/** Roles in a centre, or in an authority of it, are given and taken by its administrator or one above. */
export const mayManagePeople = policy('people.manage', inItsCentre('administrator'));
/** How people and programs come in concerns the whole realm: its topmost centre's administrator decides. */
export const mayManageWaysIn = policy('ways-in.manage', inItsCentre('administrator'));
