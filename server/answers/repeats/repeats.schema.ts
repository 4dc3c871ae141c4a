import { Type } from 'typebox';

const OptionalText = Type.Union([Type.String(), Type.Null()]);

const Repeated = Type.Object({
  id: Type.String({ format: 'uuid' }),
  number: Type.String(),
  title: Type.String(),
  language: Type.String(),
  openedAt: Type.String(),
  answeredAt: OptionalText,
  closedAt: OptionalText,
  outcome: OptionalText,
  /** What the resident said of it. */
  solved: Type.Union([Type.Boolean(), Type.Null()]),
  answer: OptionalText,
  promises: Type.Array(Type.Object({ promisedOn: Type.String(), state: Type.String() })),
});

export const Repeats = Type.Object({
  /** None or one. */
  earlier: Type.Array(Repeated),
  later: Type.Array(Repeated),
});
