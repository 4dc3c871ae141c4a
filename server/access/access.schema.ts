import { type Static, Type } from 'typebox';

export const Password = Type.String({ minLength: 1, maxLength: 1000 });
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
