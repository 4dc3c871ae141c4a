import { Type } from 'typebox';
import { AnswerView, Preview } from '../answer.schema.ts';
import { sendBackReasons } from '../review-need.rules.ts';

/** How far the one answer for a mass problem is; the shapes are those of any answer. */
export const MassAnswerView = Type.Pick(AnswerView, ['findings', 'needs', 'reviews', 'acts', 'files']);

/** Of each channel: the words as the first of its cases has them, and how many cases came by it. */
export const MassPreview = Type.Array(
  Type.Intersect([Preview.items, Type.Object({ number: Type.String(), cases: Type.Integer() })]),
);

export const MassAnswerDecision = Type.Object(
  {
    act: Type.Union([Type.Literal('send to review'), Type.Literal('send back'), Type.Literal('approve')]),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
    reasons: Type.Optional(Type.Array(Type.Enum([...sendBackReasons]), { maxItems: 10 })),
  },
  { additionalProperties: false },
);

export const MassOverrule = Type.Object(
  { code: Type.String({ maxLength: 100 }), why: Type.String({ minLength: 1, maxLength: 1000 }) },
  { additionalProperties: false },
);
