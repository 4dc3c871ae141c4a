import { Type } from 'typebox';

const Id = Type.String({ format: 'uuid' });
const OptionalId = Type.Union([Id, Type.Null()]);
const OptionalTime = Type.Union([Type.String(), Type.Null()]);
const OptionalCount = Type.Union([Type.Integer(), Type.Null()]);

/** `code` is stable, `words` are in the language of whoever asks. */
const Problem = Type.Object({
  code: Type.String(),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  words: Type.String(),
});

export const ReadAs = Type.Union([Type.Literal('messages'), Type.Literal('history')], {
  description: 'Messages go the way of triage; history becomes closed cases with the topics they have.',
});

/** Field to column; null or left out: no column holds it. */
const Columns = Type.Record(Type.String(), Type.Union([Type.String({ maxLength: 200 }), Type.Null()]));

const view = {
  id: Id,
  version: Type.Integer(),
  state: Type.String(),
  fileName: Type.String(),
  channelId: OptionalId,
  shape: Type.Union([Type.Literal('incident'), Type.Literal('table')]),
  readAs: ReadAs,
  header: Type.Array(Type.String()),
  fields: Type.Array(Type.String(), { description: 'What columns of this shape may hold.' }),
  mapping: Type.Record(Type.String(), Type.String()),
  dayFirst: Type.Union([Type.Boolean(), Type.Null()], { description: 'How 03/04/2026 is read.' }),
  problems: Type.Array(Problem),
  rowsRead: Type.Integer(),
  rowsTotal: OptionalCount,
  rowsNew: Type.Integer(),
  rowsKnown: Type.Integer(),
  rowsBad: Type.Integer(),
  share: Type.Number({ description: 'The part of the file read, 0 to 1.' }),
  rate: Type.Union([Type.Number(), Type.Null()], { description: 'Rows a second.' }),
  secondsLeft: Type.Union([Type.Number(), Type.Null()]),
  error: Type.Union([Type.String(), Type.Null()], { description: 'In words.' }),
  errorCode: Type.Union([Type.String(), Type.Null()]),
  createdAt: Type.String(),
  startedAt: OptionalTime,
  finishedAt: OptionalTime,
};

export const ImportView = Type.Object(view);

export const ImportDetail = Type.Object({
  ...view,
  sample: Type.Array(Type.Array(Type.String()), { description: 'The first rows, while it waits.' }),
});

export const MappingBody = Type.Object(
  {
    mapping: Columns,
    readAs: Type.Optional(ReadAs),
    dayFirst: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
    channelId: Type.Optional(OptionalId),
  },
  { additionalProperties: false },
);
