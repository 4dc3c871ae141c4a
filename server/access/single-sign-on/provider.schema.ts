import { type Static, Type } from 'typebox';
import { roles } from '../../platform/actor.ts';

const Id = Type.String({ format: 'uuid' });
const Place = Type.Union([Id, Type.Null()]);

/** Whoever's claim holds this value gets this role there. */
export const ClaimRule = Type.Object({
  claim: Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'A name, or a path of names with dots: `groups`, `realm_access.roles`.',
  }),
  value: Type.String({ minLength: 1, maxLength: 400, description: 'Or `*`: the claim is there at all.' }),
  role: Type.Enum([...roles]),
  centreId: Place,
  authorityId: Place,
});
export type ClaimRule = Static<typeof ClaimRule>;

const fields = {
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  issuer: Type.String({ format: 'uri', pattern: '^https?://', maxLength: 500 }),
  clientId: Type.String({ minLength: 1, maxLength: 300 }),
  rules: Type.Array(ClaimRule, { maxItems: 200 }),
  enabled: Type.Boolean(),
};

export const ProviderBody = Type.Object({
  ...fields,
  secret: Type.Optional(
    Type.Union([Type.String({ minLength: 1, maxLength: 500 }), Type.Null()], {
      description: 'Never read back. Left out: it stays; null: there is none, only PKCE.',
    }),
  ),
});
export type ProviderBody = Static<typeof ProviderBody>;

export const Providers = Type.Object({
  /** What the provider is told to send people back to. */
  redirectUri: Type.String(),
  items: Type.Array(Type.Object({ ...fields, id: Id, hasSecret: Type.Boolean(), version: Type.Integer() })),
});
export type Providers = Static<typeof Providers>;

/** Those a person who is nobody yet may choose from. */
export const OfferedProviders = Type.Array(
  Type.Object({
    realmId: Id,
    id: Id,
    name: Type.String(),
    realmName: Type.Record(Type.String(), Type.String()),
  }),
);
export type OfferedProvider = Static<typeof OfferedProviders>[number];
