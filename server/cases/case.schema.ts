import { Type } from 'typebox';
import { MissingFile } from '../intake/index.ts';
import { PageQuery } from '../platform/http/paging.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalId = Type.Union([Id, Type.Null()]);
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const OptionalNumber = Type.Union([Type.Number(), Type.Null()]);
const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))));

export const Place = Type.Object(
  {
    settlementId: Type.Optional(OptionalId),
    streetId: Type.Optional(OptionalId),
    house: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), Type.Null()])),
    landmarkId: Type.Optional(OptionalId),
    text: Type.Optional(Type.Union([Type.String({ maxLength: 500 }), Type.Null()])),
  },
  { additionalProperties: false },
);

/** Time left as everyone shows it: working time for working terms, otherwise all time; negative when late. */
export const NextDue = Type.Union([
  Type.Object({
    clock: Type.String(),
    at: Type.String(),
    leftMs: Type.Number(),
    leftKind: Type.Union([Type.Literal('working'), Type.Literal('elapsed')]),
    overdue: Type.Boolean(),
  }),
  Type.Null(),
]);

const row = {
  id: Id,
  number: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  type: Type.String(),
  title: Type.String(),
  language: Type.String(),
  topicId: Id,
  severity: Type.Integer(),
  risk: Type.String(),
  centreId: Id,
  areaId: OptionalId,
  placeLabel: OptionalText,
  authorityId: OptionalId,
  executorId: OptionalId,
  reach: Type.Integer(),
  messageCount: Type.Integer(),
  registeredAt: OptionalText,
  openedAt: Type.String(),
  reopenedCount: Type.Integer(),
  nextDue: NextDue,
};

export const CaseRow = Type.Object({ ...row, executorName: OptionalText, answerState: OptionalText });

export const CasePage = Type.Object({ items: Type.Array(CaseRow), next: OptionalText });

export const CaseQuery = Type.Object({
  ...PageQuery,
  view: Type.Optional(literals(['mine', 'unassigned', 'due', 'followed', 'answered', 'closed', 'all'])),
  centre: Type.Optional(Id),
  authority: Type.Optional(Id),
  executor: Type.Optional(Id),
  topic: Type.Optional(Id),
  group: Type.Optional(Id),
  area: Type.Optional(Id),
  state: Type.Optional(Type.String({ maxLength: 20 })),
  tag: Type.Optional(Type.String({ maxLength: 40 })),
  risk: Type.Optional(literals(['critical', 'heightened', 'ordinary'])),
  number: Type.Optional(
    Type.String({
      maxLength: 20,
      pattern: '^[0-9 -]*$',
      description: 'A number or its beginning; words are found by /api/search.',
    }),
  ),
  sort: Type.Optional(literals(['due', 'newest'])),
});

export const Clock = Type.Object({
  clock: Type.String(),
  round: Type.Integer(),
  state: Type.String(),
  startedAt: OptionalText,
  dueAt: OptionalText,
  stoppedAt: OptionalText,
  leftMs: OptionalNumber,
  leftKind: Type.Union([Type.Literal('working'), Type.Literal('elapsed')]),
  /** Of the whole term, 0–1 and above when late; null when unknown. */
  usedShare: OptionalNumber,
  heldBy: OptionalId,
  breached: Type.Boolean(),
});

export const CaseDetail = Type.Object({
  ...row,
  place: Type.Union([Place, Type.Null()]),
  lon: OptionalNumber,
  lat: OptionalNumber,
  severityReason: OptionalText,
  passportVersion: Type.Integer(),
  executorName: OptionalText,
  routeReason: Type.Unknown(),
  /** The topic's codes as they were on the day the case was accepted. */
  topicCode: Type.Union([Type.String(), Type.Null()]),
  nationalCode: Type.Union([Type.String(), Type.Null()]),
  mergedInto: OptionalId,
  assignedAt: OptionalText,
  firstAnsweredAt: OptionalText,
  answeredAt: OptionalText,
  closedAt: OptionalText,
  objectionUntil: OptionalText,
  outcome: OptionalText,
  solved: Type.Union([Type.Boolean(), Type.Null()]),
  forwardedCount: Type.Integer(),
  imported: Type.Boolean(),
  clocks: Type.Array(Clock),
  messages: Type.Array(
    Type.Object({
      messageId: Id,
      text: Type.String(),
      /** The words it came with, where they have been changed since. */
      firstText: OptionalText,
      editedAt: OptionalText,
      /** When its author took it back. */
      deletedAt: OptionalText,
      title: OptionalText,
      url: OptionalText,
      channelId: Id,
      receivedAt: Type.String(),
      publishedAt: OptionalText,
      pseudonym: OptionalText,
      role: Type.String(),
      private: Type.Boolean(),
      files: Type.Array(
        Type.Object({ id: Id, name: Type.String(), type: Type.String(), size: Type.Number() }),
      ),
      missingFiles: Type.Array(MissingFile),
    }),
  ),
  /** What residents said to its final answers, in their own words, oldest first. */
  verdicts: Type.Array(
    Type.Object({
      id: Id,
      at: Type.String(),
      solved: Type.Union([Type.Boolean(), Type.Null()]),
      rating: OptionalNumber,
      comment: OptionalText,
    }),
  ),
  notes: Type.Array(Type.Object({ id: Id, text: Type.String(), byName: Type.String(), at: Type.String() })),
  /** What this person may do now. */
  acts: Type.Array(Type.String()),
  mayCorrect: Type.Boolean(),
  nearby: Type.Array(CaseRow),
  similarSolved: Type.Array(
    Type.Object({
      caseId: Id,
      number: Type.String(),
      title: Type.String(),
      answerText: Type.String(),
      rating: OptionalNumber,
    }),
  ),
});

export const ActBody = Type.Object(
  {
    act: literals([
      'assign',
      'start work',
      'forward',
      'ask resident',
      'resident replied',
      'close',
      'reopen',
      'withdraw',
    ]),
    authorityId: Type.Optional(OptionalId),
    executorId: Type.Optional(OptionalId),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
    question: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
);

export const CorrectionBody = Type.Object(
  {
    topicId: Type.Optional(Id),
    areaId: Type.Optional(OptionalId),
    place: Type.Optional(Type.Union([Place, Type.Null()])),
    severity: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    severityReason: Type.Optional(Type.String({ maxLength: 500 })),
    type: Type.Optional(literals(['solve', 'explain'])),
  },
  { additionalProperties: false },
);

export const StoryEntry = Type.Object({
  id: Id,
  at: Type.String(),
  type: Type.String(),
  actorKind: Type.String(),
  actorName: OptionalText,
  reason: OptionalText,
  data: Type.Unknown(),
});

export const Counts = Type.Object({
  mine: Type.Integer(),
  unassigned: Type.Integer(),
  overdue: Type.Integer(),
  dueToday: Type.Integer(),
  inReview: Type.Integer(),
  unknownDeliveries: Type.Integer(),
  arrivals: Type.Integer(),
});
