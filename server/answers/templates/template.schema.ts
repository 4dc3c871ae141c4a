import { Type } from 'typebox';
import { outcomes } from '../answer.rules.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const Kind = Type.Union([Type.Enum(['interim', 'final']), Type.Null()]);
const OutcomeOrNull = Type.Union([Type.Enum([...outcomes]), Type.Null()]);

export const TemplateBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    shortcut: Type.Union([Type.String({ maxLength: 30, pattern: '^\\S+$' }), Type.Null()]),
    text: Type.String({ minLength: 1, maxLength: 20_000 }),
    kind: Kind,
    outcome: OutcomeOrNull,
    topicIds: Type.Array(Id, { maxItems: 200 }),
    caseStates: Type.Array(Type.String({ maxLength: 30 }), { maxItems: 10 }),
  },
  { additionalProperties: false },
);

const Template = Type.Object({
  id: Id,
  version: Type.Integer(),
  name: Type.String(),
  shortcut: OptionalText,
  text: Type.String(),
  kind: Kind,
  outcome: OutcomeOrNull,
  topicIds: Type.Array(Id),
  caseStates: Type.Array(Type.String()),
  ownerName: Type.String(),
  changedAt: Type.String(),
});

export const TemplateList = Type.Array(
  Type.Object({
    ...Template.properties,
    /** Answers begun from it that were published, and what became of them. */
    uses: Type.Integer(),
    rated: Type.Integer(),
    meanRating: Type.Union([Type.Number(), Type.Null()]),
    reopened: Type.Integer(),
  }),
);

/** What fits a case, filled in as far as the case knows. */
export const FittingTemplates = Type.Array(
  Type.Object({
    id: Id,
    name: Type.String(),
    shortcut: OptionalText,
    text: Type.String(),
    kind: Kind,
    outcome: OutcomeOrNull,
    uses: Type.Integer(),
    /** What is left to be filled by hand. */
    unfilled: Type.Array(Type.String()),
  }),
);

export const SavedTemplate = Type.Object({ id: Id, version: Type.Integer() });
