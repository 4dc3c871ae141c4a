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
