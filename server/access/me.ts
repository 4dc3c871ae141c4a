import { type Static, Type } from 'typebox';
import type { Person } from '../platform/actor.ts';

/** Who has signed in, as the console and programs are told. */
export const Me = Type.Object({
  id: Type.String(),
  realmId: Type.String(),
  name: Type.String(),
  language: Type.String(),
  /** The one of all grants that is acted as; null: all of them. */
  actingId: Type.Union([Type.String(), Type.Null()]),
  lacksFactor: Type.Boolean({ description: 'Nothing but setting up a second factor is allowed' }),
  idleMinutes: Type.Union([Type.Integer(), Type.Null()], {
    description: 'The session ends after so long without use; null: it does not',
  }),
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
  const actingId = person.actingId ?? null;
  return {
    ...person,
    actingId,
    lacksFactor: person.lacksFactor ?? false,
    idleMinutes: person.idleMinutes ?? null,
    grants: person.grants.map((grant) => ({ ...grant, centreIds: [...grant.centreIds] })),
  };
}
