import { Type } from 'typebox';

const Id = Type.String({ format: 'uuid' });
const OptionalId = Type.Union([Id, Type.Null()]);
const OptionalText = Type.Union([Type.String(), Type.Null()]);

const rule = {
  form: Type.Enum(['full', 'simple']),
  rule: Type.String({ minLength: 1, maxLength: 4000 }),
};

export const WatchView = Type.Object({
  id: Id,
  version: Type.Integer(),
  state: Type.Enum(['proposed', 'active', 'withdrawn', 'expired']),
  name: Type.String(),
  purpose: Type.String(),
  /** Who proposed it and answers for it. */
  ownerId: Id,
  ownerName: Type.String(),
  centreId: Id,
  ...rule,
  areaId: OptionalId,
  channelId: OptionalId,
  language: OptionalText,
  expiresAt: Type.String(),
  proposedAt: Type.String(),
  approvedByName: OptionalText,
  approvedAt: OptionalText,
  endedAt: OptionalText,
  reason: OptionalText,
  /** Messages it has found. */
  found: Type.Integer(),
});

export const WatchFields = Type.Object({
  name: Type.String({ minLength: 3, maxLength: 120 }),
  purpose: Type.String({ minLength: 10, maxLength: 1000 }),
  centreId: Id,
  ...rule,
  areaId: OptionalId,
  channelId: OptionalId,
  language: Type.Union([Type.String({ pattern: '^[a-z]{2}$' }), Type.Null()]),
  /** The last day it works; at most a year from now. */
  expiresOn: Type.String({ format: 'date' }),
});

export const WatchToCheck = Type.Object({
  name: Type.String({ maxLength: 120 }),
  purpose: Type.String({ maxLength: 1000 }),
  form: rule.form,
  rule: Type.String({ maxLength: 4000 }),
});

export const CheckedWatch = Type.Object({
  /** What is wrong with the rule (`watchProblem.<code>`), and where: columns are counted from 1. */
  problem: Type.Union([
    Type.Object({
      code: Type.String(),
      params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
      column: Type.Integer(),
      length: Type.Integer(),
      fix: OptionalText,
    }),
    Type.Null(),
  ]),
  /** Words that point at a person. */
  persons: Type.Array(
    Type.Object({ field: Type.Enum(['name', 'purpose', 'rule']), sign: Type.String(), text: Type.String() }),
  ),
});

export const Withdrawal = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 500 }) });
