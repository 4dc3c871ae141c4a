import { Type } from 'typebox';

/**
 * The one predicate language, as data: routing, and whatever else asks "does this message or case match?".
 * A field that the facts do not know matches nothing, so `not` of it is true.
 */
const names = [
  'topic',
  'group',
  'area',
  'centre',
  'channel',
  'language',
  'type',
  'risk',
  'source',
  'weekday',
  'hours',
] as const;
const numbers = ['severity', 'reach', 'messages', 'hour'] as const;

const NamedField = Type.Union([...names, 'tag' as const].map((name) => Type.Literal(name)));
const NumberField = Type.Union(numbers.map((name) => Type.Literal(name)));

const OneOf = Type.Object(
  { field: NamedField, in: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 2000 }) },
  { additionalProperties: false },
);
const Between = Type.Object(
  { field: NumberField, from: Type.Optional(Type.Number()), to: Type.Optional(Type.Number()) },
  { additionalProperties: false },
);
/** Any of these words, in any of their forms, stands in the text. */
const Words = Type.Object(
  { words: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 200 }) },
  { additionalProperties: false },
);

export const Condition = Type.Cyclic(
  {
    Condition: Type.Union([
      Type.Object(
        { all: Type.Array(Type.Ref('Condition'), { maxItems: 50 }) },
        { additionalProperties: false },
      ),
      Type.Object(
        { any: Type.Array(Type.Ref('Condition'), { maxItems: 50 }) },
        { additionalProperties: false },
      ),
      Type.Object({ not: Type.Ref('Condition') }, { additionalProperties: false }),
      OneOf,
      Between,
      Words,
    ]),
  },
  'Condition',
);

export type NamedFieldName = (typeof names)[number];
/** `tag` alone has several values at once: one of them among those named is enough. */
export type ChoiceFieldName = NamedFieldName | 'tag';
export type NumberFieldName = (typeof numbers)[number];

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly field: ChoiceFieldName; readonly in: readonly string[] }
  | { readonly field: NumberFieldName; readonly from?: number; readonly to?: number }
  | { readonly words: readonly string[] };

/**
 * What is known of the thing asked about. Names are ids or codes exactly as the condition holds them; `weekday` is '1'
 * (Monday) to '7', `hours` is 'working' or 'off', `hour` is 0–23 on the wall clock.
 */
export interface Facts {
  readonly named: Readonly<Partial<Record<NamedFieldName, string | null>>>;
  readonly numbers: Readonly<Partial<Record<NumberFieldName, number | undefined>>>;
  readonly tags?: readonly string[];
  readonly text: string;
}
