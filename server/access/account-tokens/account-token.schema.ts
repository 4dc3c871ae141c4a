import { type Static, Type } from 'typebox';
import { GrantBody } from '../access.schema.ts';

const Id = Type.String({ format: 'uuid' });

export const NewToken = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  writes: Type.Boolean({ description: 'False: it only reads.' }),
  days: Type.Integer({ minimum: 1, maximum: 365, description: 'After that it is good for nothing.' }),
});
export type NewToken = Static<typeof NewToken>;

/** Shown once. */
export const MadeToken = Type.Object({ token: Type.String() });

export const Tokens = Type.Array(
  Type.Object({
    id: Id,
    name: Type.String(),
    writes: Type.Boolean(),
    createdAt: Type.String(),
    expiresAt: Type.String(),
    usedAt: Type.Union([Type.String(), Type.Null()]),
  }),
);
export type Token = Static<typeof Tokens>[number];

export const NewService = Type.Object({
  ...GrantBody.properties,
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
});
export type NewService = Static<typeof NewService>;

export const Services = Type.Array(
  Type.Object({
    id: Id,
    name: Type.String(),
    grants: Type.Array(
      Type.Object({
        role: GrantBody.properties.role,
        centreId: GrantBody.properties.centreId,
        authorityId: GrantBody.properties.authorityId,
        until: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
    tokens: Tokens,
  }),
);
export type ServiceAccount = Static<typeof Services>[number];
