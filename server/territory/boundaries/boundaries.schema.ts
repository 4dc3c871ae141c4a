import { type Static, Type } from 'typebox';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String({ maxLength: 500 }), Type.Null()]);

export const BoundaryOptionsBody = Type.Object(
  {
    nameProperty: OptionalText,
    codeProperty: OptionalText,
    centreProperty: OptionalText,
    centreId: Type.Union([Id, Type.Null()]),
    only: Type.Union([
      Type.Object(
        { property: Type.String({ maxLength: 500 }), value: Type.String({ maxLength: 500 }) },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
  },
  { additionalProperties: false },
);

const Problem = Type.Object({
  code: Type.String(),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  feature: Type.Union([Type.Integer(), Type.Null()]),
  name: Type.Union([Type.String(), Type.Null()]),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});

const Report = Type.Object({
  features: Type.Integer(),
  made: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  /** Left out for what is wrong with them. */
  leftOut: Type.Integer(),
  /** Areas of the realm the file does not speak of; they stay. */
  untouched: Type.Integer(),
  centres: Type.Array(Type.String()),
  problems: Type.Array(Problem),
  /** More than are listed. */
  problemsInAll: Type.Integer(),
});
export type BoundaryReport = Static<typeof Report>;

const Change = Type.Object({
  kind: Type.Union([Type.Literal('made'), Type.Literal('changed')]),
  code: Type.String(),
  name: Type.Record(Type.String(), Type.String()),
  /** The name of the centre it belongs to afterwards. */
  centre: Type.Record(Type.String(), Type.String()),
  parts: Type.Array(Type.String()),
});

const summary = {
  id: Id,
  version: Type.Integer(),
  fileName: Type.String(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('applied'), Type.Literal('dropped')]),
  madeAt: Type.String(),
  endedAt: Type.Union([Type.String(), Type.Null()]),
  report: Type.Union([Report, Type.Null()]),
};

export const BoundaryImportRow = Type.Object(summary);
export type BoundaryImportRow = Static<typeof BoundaryImportRow>;

/** A file with what it would do; `stamp` says of which state of the directory that is true. */
export const BoundaryImportView = Type.Object({
  ...summary,
  options: BoundaryOptionsBody,
  stamp: Type.Integer(),
  properties: Type.Array(
    Type.Object({
      name: Type.String(),
      values: Type.Integer(),
      filled: Type.Integer(),
      sample: Type.Array(Type.String()),
    }),
  ),
  changes: Type.Array(Change),
});
export type BoundaryImportView = Static<typeof BoundaryImportView>;
