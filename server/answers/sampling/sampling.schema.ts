import { Type } from 'typebox';
import { criteria } from './agreement.rules.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const Score = Type.Integer({ minimum: 0, maximum: 2 });

export const NextSample = Type.Union([
  Type.Object({
    id: Id,
    caseId: Id,
    topicId: Id,
    question: Type.String(),
    text: Type.String(),
    outcome: OptionalText,
    promisedOn: OptionalText,
    responsible: OptionalText,
  }),
  Type.Null(),
]);

export const ScoresBody = Type.Object(
  {
    scores: Type.Object(
      {
        'answers the question': Score,
        decision: Score,
        'date and person': Score,
        true: Score,
        'plain words': Score,
        respect: Score,
      },
      { additionalProperties: false },
    ),
    comment: Type.Union([Type.String({ maxLength: 2000 }), Type.Null()]),
  },
  { additionalProperties: false },
);

export const QualityReport = Type.Array(
  Type.Object({
    criterion: Type.Enum([...criteria]),
    scored: Type.Integer(),
    mean: Type.Union([Type.Number(), Type.Null()]),
    pairs: Type.Integer(),
    same: Type.Number(),
    pi: Type.Union([Type.Number(), Type.Null()]),
  }),
);
