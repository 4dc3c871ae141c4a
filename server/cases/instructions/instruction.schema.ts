import { Type } from 'typebox';

const Id = Type.String({ format: 'uuid' });
const OptionalId = Type.Union([Id, Type.Null()]);
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const Figure = Type.Object(
  { code: Type.String({ minLength: 1, maxLength: 60 }), value: Type.Number() },
  { additionalProperties: false },
);

export const InstructionView = Type.Object({
  id: Id,
  version: Type.Integer(),
  caseId: OptionalId,
  massProblemId: OptionalId,
  figure: Type.Union([Figure, Type.Null()]),
  caseNumber: OptionalText,
  topicId: OptionalId,
  authorityId: Id,
  centreId: Id,
  text: Type.String(),
  dueOn: Type.String(),
  /** How often its day was put off. */
  extensions: Type.Integer(),
  state: Type.String(),
  report: OptionalText,
  reason: OptionalText,
  givenByName: Type.String(),
  givenAt: Type.String(),
  late: Type.Boolean(),
  /** What this person may do with it now. */
  acts: Type.Array(Type.String()),
});

export const InstructionQuery = Type.Object({
  case: Type.Optional(Id),
  mass: Type.Optional(Id),
  /** Those done or withdrawn, the latest first. */
  over: Type.Optional(Type.Boolean()),
});

export const GiveBody = Type.Object(
  {
    caseId: Type.Optional(Id),
    massProblemId: Type.Optional(Id),
    figure: Type.Optional(Figure),
    /** With a figure: the centre that orders. */
    centreId: Type.Optional(Id),
    authorityId: Id,
    text: Type.String({ minLength: 1, maxLength: 2000 }),
    dueOn: Type.String({ format: 'date' }),
  },
  { additionalProperties: false },
);

export const InstructionActBody = Type.Object(
  {
    act: Type.Union([
      Type.Literal('accept'),
      Type.Literal('report'),
      Type.Literal('confirm'),
      Type.Literal('return'),
      Type.Literal('extend'),
      Type.Literal('withdraw'),
    ]),
    words: Type.Optional(Type.String({ maxLength: 2000 })),
    /** With `extend`: the new day. */
    dueOn: Type.Optional(Type.String({ format: 'date' })),
  },
  { additionalProperties: false },
);
