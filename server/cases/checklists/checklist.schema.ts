import { Type } from 'typebox';
import { Condition } from '../../conditions/index.ts';

const Id = Type.String({ format: 'uuid' });
const Text = Type.Record(
  Type.String({ pattern: '^[a-z]{2}$' }),
  Type.String({ minLength: 1, maxLength: 300 }),
  { additionalProperties: false },
);

/** One thing to see to; with `when`, only on cases for which the condition holds. */
const Item = Type.Interface([Type.Object({ id: Id, text: Text, required: Type.Boolean() })], {
  when: Type.Union([Condition, Type.Null()]),
});

export const Checklist = Type.Object({
  topicId: Id,
  /** 0: the topic has none yet. */
  version: Type.Integer(),
  items: Type.Array(Item),
});
export const ChecklistBody = Type.Object({ items: Type.Array(Item, { maxItems: 30 }) });

export const CheckView = Type.Object({
  id: Id,
  text: Type.String(),
  required: Type.Boolean(),
  done: Type.Union([Type.Object({ byName: Type.String(), at: Type.String() }), Type.Null()]),
});
