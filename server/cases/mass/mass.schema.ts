import { Type } from 'typebox';
import { CaseRow } from '../case.schema.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const literals = <const T extends readonly string[]>(values: T) =>
  Type.Union(values.map((value) => Type.Literal(value)));

const fields = {
  id: Id,
  version: Type.Integer(),
  state: Type.String(),
  title: Type.String(),
  /** What the title is written in. */
  titleLanguage: Type.String(),
  topicId: Id,
  centreId: Id,
  areaId: Type.Union([Id, Type.Null()]),
  since: Type.String(),
  burst: Type.Union([
    Type.Object({
      messages: Type.Number(),
      usual: Type.Number(),
      hours: Type.Number(),
      alike: Type.Number(),
    }),
    Type.Null(),
  ]),
  reason: OptionalText,
  declaredAt: Type.String(),
  declaredByName: OptionalText,
  answerState: OptionalText,
};

export const MassRow = Type.Object({ ...fields, confirmed: Type.Integer(), proposed: Type.Integer() });

/** What the residents asked have said. */
const Sample = Type.Object({
  asked: Type.Integer(),
  answered: Type.Integer(),
  solved: Type.Integer(),
  notSolved: Type.Integer(),
});

export const MassDetail = Type.Object({
  ...fields,
  answer: Type.Unknown(),
  answerReason: OptionalText,
  draftedById: OptionalText,
  draftedByName: OptionalText,
  decidedByName: OptionalText,
  decidedAt: OptionalText,
  members: Type.Array(
    Type.Object({
      state: Type.String(),
      reason: OptionalText,
      answered: Type.Boolean(),
      sampled: Type.Boolean(),
      row: CaseRow,
    }),
  ),
  sample: Sample,
  /** Whether this person gathers cases and drafts the answer. */
  mayDecide: Type.Boolean(),
});

export const DeclareBody = Type.Object(
  {
    caseId: Id,
    title: Type.String({ maxLength: 200 }),
    /** Left out: the writer's own. */
    titleLanguage: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
    everywhere: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export const MassActBody = Type.Object(
  { act: literals(['take up', 'dismiss', 'end']), reason: Type.Optional(Type.String({ maxLength: 2000 })) },
  { additionalProperties: false },
);

export const GatherBody = Type.Object(
  {
    decisions: Type.Array(
      Type.Object(
        {
          caseId: Id,
          state: literals(['confirmed', 'refused', 'excepted']),
          reason: Type.Optional(Type.String({ maxLength: 2000 })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  { additionalProperties: false },
);
