import { type Static, Type } from 'typebox';
import { Next, PageQuery } from '../platform/http/paging.ts';

const Text = Type.Union([Type.String(), Type.Null()]);

export const Contact = Type.Object({ name: Text, contact: Text });

export const ActQuery = Type.Object({
  ...PageQuery,
  act: Type.Optional(Type.String({ maxLength: 60 })),
  subjectId: Type.Optional(Type.String({ format: 'uuid' })),
});

export const ActEntry = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  act: Type.String(),
  actorKind: Type.String(),
  actorId: Text,
  actorName: Type.String(),
  subjectId: Text,
  data: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
});
export type ActEntry = Static<typeof ActEntry>;
export const ActPage = Type.Object({ items: Type.Array(ActEntry), next: Next });
