import { Type } from 'typebox';
import { CaseQuery, CaseRow } from '../cases/index.ts';
import { PageQuery } from '../platform/http/paging.ts';

const Id = Type.String({ format: 'uuid' });
const Mark = Type.Object({ start: Type.Integer(), end: Type.Integer() });

export const SearchQuery = Type.Object({
  ...PageQuery,
  q: Type.String({
    minLength: 1,
    maxLength: 300,
    description: 'All words must be found, in any of their forms.',
  }),
  topic: Type.Optional(Id),
  area: Type.Optional(Id),
  state: Type.Optional(Type.String({ maxLength: 20 })),
  centre: Type.Optional(Id),
  authority: Type.Optional(Id),
  tag: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  /** As in the list of cases; "due" takes all. */
  ...Type.Pick(CaseQuery, ['view', 'risk', 'group', 'executor']).properties,
  saved: Type.Optional(Type.String({ format: 'uuid', description: 'Within a saved view.' })),
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Opened at or after.' })),
  until: Type.Optional(Type.String({ format: 'date-time', description: 'Opened before.' })),
});

export const SearchPage = Type.Object({
  items: Type.Array(
    Type.Object({
      row: CaseRow,
      titleMarks: Type.Array(Mark),
      /** Where the words stand outside the title. */
      fragment: Type.Union([
        Type.Object({ kind: Type.String(), text: Type.String(), marks: Type.Array(Mark) }),
        Type.Null(),
      ]),
    }),
  ),
  next: Type.Union([Type.String(), Type.Null()]),
  /** Stems of the words tried besides those asked for, because those found nearly nothing. */
  meant: Type.Array(Type.String()),
});

export const RenewalView = Type.Union([
  Type.Object({
    state: Type.String(),
    done: Type.Integer(),
    total: Type.Integer(),
    startedAt: Type.String(),
    finishedAt: Type.Union([Type.String(), Type.Null()]),
  }),
  Type.Null(),
]);
