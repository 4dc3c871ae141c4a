import { type Static, Type } from 'typebox';
import type { Person } from '../platform/actor.ts';

/** Who has signed in, as the console and programs are told. */
export const Me = Type.Object({
  id: Type.String(),
  realmId: Type.String(),
  name: Type.String(),
  language: Type.String(),
  grants: Type.Array(
    Type.Object({
      role: Type.String(),
      centreIds: Type.Array(Type.String()),
      authorityId: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});
export type Me = Static<typeof Me>;

export function me(person: Person): Me {
  return { ...person, grants: person.grants.map((grant) => ({ ...grant, centreIds: [...grant.centreIds] })) };
}
