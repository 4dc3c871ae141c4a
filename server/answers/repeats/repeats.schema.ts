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

const OptionalShare = Type.Union([Type.Number(), Type.Null()]);

export const RepeatShares = Type.Object({
  /** Closed from, and until: those closed later have not had their ninety days yet. */
  from: Type.String(),
  until: Type.String(),
  /** Fewer closed cases than this show no share. */
  least: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      authorityId: OptionalText,
      closed: Type.Integer(),
      repeated: Type.Integer(),
      share: OptionalShare,
      shareBefore: OptionalShare,
    }),
  ),
});

export const RepeatPairs = Type.Array(
  Type.Object({
    earlierId: Type.String(),
    earlierNumber: Type.String(),
    closedAt: Type.String(),
    laterId: Type.String(),
    laterNumber: Type.String(),
    title: Type.String(),
    language: Type.String(),
    openedAt: Type.String(),
  }),
);
