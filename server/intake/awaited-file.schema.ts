import { type Static, Type } from 'typebox';

const missingStates = ['waiting', 'gone', 'too large', 'too many', 'infected'] as const;
export type AwaitedState = 'stored' | (typeof missingStates)[number];

/** A file an author attached and nobody can open: it is on its way, or why it never came. */
export const MissingFile = Type.Object({ name: Type.String(), state: Type.Enum([...missingStates]) });
export type MissingFile = Static<typeof MissingFile>;
