import { type Static, Type } from 'typebox';
import { roles } from '../platform/actor.ts';
import { Next } from '../platform/http/paging.ts';

export const Password = Type.String({ minLength: 1, maxLength: 1000 });
/** Left out by whoever has no password: they sign in at their provider again instead. */
export const Proof = Type.Object({ password: Type.Optional(Password) });

/** How a person proves that it is them. */
export const ProofAsked = Type.Object({
  password: Type.Boolean({ description: 'Whether there is one to ask for' }),
  providers: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  provedUntil: Type.Union([Type.String(), Type.Null()], {
    description: 'Until when a sign-in at a provider counts as proof',
  }),
});
export type ProofAsked = Static<typeof ProofAsked>;
const Text = Type.Union([Type.String(), Type.Null()]);

export const MySignIns = Type.Array(
  Type.Object({
    id: Type.String(),
    browser: Text,
    system: Text,
    newDevice: Type.Boolean(),
    current: Type.Boolean(),
    createdAt: Type.String(),
    seenAt: Type.String(),
  }),
);
export type MySignIn = Static<typeof MySignIns>[number];

/** Of an authenticator app, or a recovery code. */
export const Code = Type.String({ minLength: 1, maxLength: 40 });

export const SecondFactorView = Type.Object({ since: Text, codesLeft: Type.Integer() });
export const NewFactor = Type.Object({ key: Type.String(), uri: Type.String() });
export const RecoveryCodes = Type.Object({ codes: Type.Array(Type.String()) });
export type NewFactor = Static<typeof NewFactor>;
export type SecondFactorView = Static<typeof SecondFactorView>;

const Id = Type.String({ format: 'uuid' });
const Nullable = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Union([schema, Type.Null()]);
const Role = Type.Enum([...roles]);
const grantFields = { role: Role, centreId: Nullable(Id), authorityId: Nullable(Id) };

/** Exactly one of centre and authority. */
export const GrantBody = Type.Object({
  ...grantFields,
  until: Nullable(Type.String({ format: 'date-time' })),
});
export type GrantBody = Static<typeof GrantBody>;

export const Invitation = Type.Object({
  ...GrantBody.properties,
  email: Type.String({ format: 'email', maxLength: 320 }),
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  language: Type.String({ pattern: '^[a-z]{2}$' }),
});
export type Invitation = Static<typeof Invitation>;

export const People = Type.Object({
  /** False: no mail server is set, so nobody can be invited from here. */
  mayInvite: Type.Boolean(),
  items: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      email: Type.String(),
      /** Has not chosen a password yet. */
      invited: Type.Boolean(),
      secondFactor: Type.Boolean(),
      grants: Type.Array(
        Type.Object({
          id: Id,
          ...grantFields,
          from: Nullable(Type.String()),
          until: Nullable(Type.String()),
        }),
      ),
    }),
  ),
  next: Next,
});
export type People = Static<typeof People>;
