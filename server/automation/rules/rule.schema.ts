import { type Static, Type } from 'typebox';
import { Condition } from '../../conditions/index.ts';
import { Next } from '../../platform/http/paging.ts';
import { toldTypes } from '../webhooks/payload.rules.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);

/** What a rule may do. Whoever is named by their part is whoever stands there for the case when it fires. */
const Action = Type.Union([
  Type.Object(
    { kind: Type.Literal('assign'), authorityId: Id, executorId: Type.Union([Id, Type.Null()]) },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('notify part'),
      part: Type.Union([
        Type.Literal('executor'),
        Type.Literal('head'),
        Type.Literal('colleagues'),
        Type.Literal('curator'),
        Type.Literal('leader'),
      ]),
    },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('notify person'), personId: Id }, { additionalProperties: false }),
  Type.Object(
    { kind: Type.Literal('add tag'), tag: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }) },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('call webhook'), webhookId: Id }, { additionalProperties: false }),
]);

export type Action = Static<typeof Action>;

const fields = {
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  enabled: Type.Boolean(),
  eventTypes: Type.Array(Type.String({ enum: [...toldTypes] }), {
    minItems: 1,
    maxItems: toldTypes.length,
  }),
  actions: Type.Array(Action, { minItems: 1, maxItems: 10 }),
};

export const RuleFields = Type.Interface([Type.Object(fields)], { conditions: Condition });

const RuleView = Type.Interface([Type.Object({ id: Id, version: Type.Integer(), ...fields })], {
  conditions: Condition,
});

export const Rules = Type.Object({
  items: Type.Array(RuleView),
  eventTypes: Type.Array(Type.String()),
  webhooks: Type.Array(Type.Object({ id: Id, name: Type.String() })),
});

const caseFields = {
  caseId: Id,
  number: Type.String(),
  title: Type.String(),
  eventType: Type.String(),
  at: Type.String(),
};

export const Trial = Type.Object({
  /** How many events were tried; of those, how many it would have fired for. */
  tried: Type.Integer(),
  fired: Type.Integer(),
  examples: Type.Array(Type.Object(caseFields)),
});

export const Firings = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      ruleName: Type.String(),
      ...caseFields,
      outcomes: Type.Array(Type.Object({ kind: Type.String(), done: Type.Boolean(), why: OptionalText })),
    }),
  ),
  next: Next,
});
