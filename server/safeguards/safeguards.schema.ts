import { type Static, Type } from 'typebox';
import { Next, PageQuery } from '../platform/http/paging.ts';
import { retentionKinds } from './retention.rules.ts';

const Text = Type.Union([Type.String(), Type.Null()]);

export const Contact = Type.Object({ name: Text, contact: Text });

const Id = Type.String({ format: 'uuid' });
const Role = Type.String();

export const WhyChoices = Type.Object({
  people: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  policies: Type.Array(Type.String()),
});

export const WhyQuery = Type.Object({
  personId: Id,
  policy: Type.String({ maxLength: 100 }),
  centreId: Type.Optional(Id),
  authorityId: Type.Optional(Id),
});

/** The sentences of a policy as they were asked, in their order; the first that holds decides. */
export const Why = Type.Object({
  allowed: Type.Boolean(),
  policy: Type.String(),
  personName: Type.String(),
  sentences: Type.Array(
    Type.Object({
      where: Type.Enum(['its centre', 'its authority', 'the realm', 'signed in']),
      roles: Type.Array(Role),
      says: Type.String(),
      holds: Type.Boolean(),
      /** Holds one of the roles, but not there. */
      elsewhere: Type.Boolean(),
    }),
  ),
  grants: Type.Array(
    Type.Object({ role: Role, centreIds: Type.Array(Id), authorityId: Type.Union([Id, Type.Null()]) }),
  ),
});
export type Why = Static<typeof Why>;

export const LookQuery = Type.Object(PageQuery);
export const LookPage = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      messageId: Id,
      reason: Type.String(),
      drawnAt: Type.String(),
      receivedAt: Type.String(),
      title: Text,
      text: Type.String(),
    }),
  ),
  next: Next,
});
const Figure = Type.Union([Type.Integer(), Type.Null()]);
/** Over the last days; null: so few that people would show. */
export const LookFigures = Type.Object({
  days: Type.Integer(),
  received: Figure,
  setAside: Figure,
  lookedAgain: Figure,
  confirmed: Figure,
});
export const LookBody = Type.Object(
  { verdict: Type.Union([Type.Literal('confirmed'), Type.Literal('restored')]) },
  { additionalProperties: false },
);

const Kind = Type.Enum([...retentionKinds]);
export const KindParam = Type.Object({ kind: Kind });
export const TermBody = Type.Object(
  { days: Type.Union([Type.Integer({ minimum: 1, maximum: 36_500 }), Type.Null()]) },
  { additionalProperties: false },
);
const Days = Type.Union([Type.Integer(), Type.Null()]);
export const RetentionReport = Type.Array(Type.Object({ kind: Kind, days: Days, rows: Type.Integer() }));
export const Retention = Type.Object({
  terms: Type.Array(Type.Object({ kind: Kind, days: Days, decided: Type.Boolean() })),
  runs: Type.Array(Type.Object({ at: Type.String(), dry: Type.Boolean(), report: RetentionReport })),
});

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
export const ActPage = Type.Object({
  items: Type.Array(ActEntry),
  next: Next,
  /** The last entry that is signed, and when it was; null before the first seal. */
  sealed: Type.Union([Type.Object({ seq: Type.Integer(), at: Type.String() }), Type.Null()]),
});
