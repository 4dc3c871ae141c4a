import { Type } from 'typebox';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);

const figures = {
  f1Weighted: Type.Number(),
  f1Macro: Type.Number(),
  accuracy: Type.Number(),
  top3: Type.Number(),
  ece: Type.Number(),
  coverageAt95: Type.Number(),
};
const Figures = Type.Object({ messages: Type.Integer(), ...figures });

export const ModelView = Type.Object({
  id: Id,
  version: Type.Integer(),
  active: Type.Boolean(),
  /** The version whose weights it has; itself when it was trained. */
  baseId: Id,
  /** Corrections up to then are part of it. */
  learntUntil: Type.String(),
  trainedAt: Type.String(),
  metrics: Type.Object({
    rows: Type.Integer(),
    heldOut: Type.Integer(),
    seconds: Type.Number(),
    labels: Type.Record(Type.String(), Figures),
    topics: Type.Array(
      Type.Object({
        topicId: Type.String(),
        support: Type.Integer(),
        precision: Type.Number(),
        recall: Type.Number(),
        f1: Type.Number(),
        coverageAt95: Type.Number(),
      }),
    ),
    before: Type.Union([Type.Object({ madeBy: Type.String(), topic: Figures }), Type.Null()]),
  }),
});

/** What people chose instead of a proposal since the version in force. */
export const Corrections = Type.Object({ waiting: Type.Integer() });

export const Training = Type.Object({
  jobId: Id,
  state: Type.Enum(['waiting', 'running', 'finished', 'failed']),
  step: OptionalText,
  rows: Type.Union([Type.Integer(), Type.Null()]),
  modelId: Type.Union([Id, Type.Null()]),
  activated: Type.Union([Type.Boolean(), Type.Null()]),
  /** A code of the catalogue of errors. */
  error: OptionalText,
  askedAt: Type.String(),
  finishedAt: OptionalText,
});
