import { type Static, Type } from 'typebox';

const Bytes = Type.String({ maxLength: 20_000, description: 'base64url' });
const common = {
  id: Type.String({ minLength: 1, maxLength: 1400 }),
  rawId: Type.String({ minLength: 1, maxLength: 1400 }),
  type: Type.Literal('public-key'),
  clientExtensionResults: Type.Object({}),
};

/** RegistrationResponseJSON of WebAuthn level 3, as far as it is read. */
export const NewPasskey = Type.Object({
  ...common,
  response: Type.Object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 })),
  }),
});
export type NewPasskey = Static<typeof NewPasskey>;

/** AuthenticationResponseJSON, likewise. */
export const UsedPasskey = Type.Object({
  ...common,
  response: Type.Object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: Type.Optional(Type.String({ maxLength: 100 })),
  }),
});
export type UsedPasskey = Static<typeof UsedPasskey>;

export const PasskeyName = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });

export const MyPasskeys = Type.Array(
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    createdAt: Type.String(),
    usedAt: Type.Union([Type.String(), Type.Null()]),
  }),
);
export type MyPasskey = Static<typeof MyPasskeys>[number];

/** PublicKeyCredentialCreationOptionsJSON and …RequestOptionsJSON: handed to the browser as they are. */
export const BrowserOptions = Type.Unsafe<object>(Type.Object({}, { additionalProperties: true }));
