import { Type } from 'typebox';
import { MissingFile } from '../intake/index.ts';
import { PageQuery } from '../platform/http/paging.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalId = Type.Union([Id, Type.Null()]);
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const OptionalNumber = Type.Union([Type.Number(), Type.Null()]);
/** Why: a code of the catalogue (`reason.<code>`), what to fill in, and where it stands in the text (UTF-16 units). */
const Reason = Type.Object({
  code: Type.String(),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  start: Type.Optional(Type.Integer()),
  end: Type.Optional(Type.Integer()),
});
const Reasons = Type.Array(Reason);
const span = { start: Type.Integer(), end: Type.Integer(), text: Type.String() };

const Place = Type.Object({
  areaId: OptionalId,
  settlementId: OptionalId,
  streetId: OptionalId,
  landmarkId: OptionalId,
  house: OptionalText,
  lon: OptionalNumber,
  lat: OptionalNumber,
  text: OptionalText,
  confidence: Type.Number(),
  ambiguous: Type.Boolean(),
  candidates: Type.Array(Type.Object({ areaId: OptionalId, label: Type.String() })),
  mentions: Type.Array(Type.Object({ ...span, kind: Type.String() })),
});

export const Proposal = Type.Object({
  attempt: Type.Integer(),
  madeBy: Type.String(),
  madeAt: Type.String(),
  language: Type.Object({ value: Type.String(), confidence: Type.Number() }),
  topics: Type.Array(
    Type.Object({
      topicId: Id,
      probability: Type.Number(),
      fragments: Type.Array(Type.Object({ ...span, weight: Type.Number() })),
    }),
  ),
  place: Place,
  severity: Type.Object({ value: Type.Integer(), risk: Type.String(), reasons: Reasons }),
  authority: Type.Object({
    authorityId: OptionalId,
    /** The rule that decided, by its place in the order; null: none did. */
    reason: Type.Union([
      Type.Object({
        ruleId: OptionalId,
        position: OptionalNumber,
        note: OptionalText,
        passedOver: Type.Integer(),
      }),
      Type.Null(),
    ]),
  }),
  type: Type.Object({ value: Type.Enum(['solve', 'explain']), reasons: Reasons }),
  setAside: Type.Union([
    Type.Object({ reason: Type.String(), confidence: Type.Number(), reasons: Reasons }),
    Type.Null(),
  ]),
  emergency: Type.Boolean(),
  emergencyReasons: Reasons,
  formalAppeal: Type.Boolean(),
  formalAppealReasons: Reasons,
  duplicates: Type.Array(
    Type.Object({
      messageId: Id,
      caseId: OptionalId,
      similarity: Type.Number(),
      relation: Type.Enum(['same message', 'same problem']),
      reasons: Reasons,
    }),
  ),
  automatic: Type.Object({ allowed: Type.Boolean(), reasons: Reasons }),
  /** Watches the message fulfils, with the words that did. */
  watches: Type.Array(Type.Object({ watchId: Id, highlights: Type.Array(Type.Object(span)) })),
});

const arrival = {
  messageId: Id,
  version: Type.Integer(),
  disposition: Type.Enum(['received', 'proposed', 'accepted', 'set aside']),
  setAsideReason: OptionalText,
  centreId: Id,
  receivedAt: Type.String(),
  publishedAt: OptionalText,
  text: Type.String(),
  /** The words it came with, where they have been changed since. */
  firstText: OptionalText,
  editedAt: OptionalText,
  /** When its author took it back. */
  deletedAt: OptionalText,
  title: OptionalText,
  url: OptionalText,
  channelId: Id,
  source: Type.String(),
  private: Type.Boolean(),
  reach: Type.Integer(),
  /** The beginning of the author's pseudonym: tells voices in a thread apart, finds nobody. */
  pseudonym: OptionalText,
  language: OptionalText,
  proposal: Type.Union([Proposal, Type.Null()]),
};

export const Arrival = Type.Object(arrival);
export const ArrivalPage = Type.Object({
  items: Type.Array(Arrival),
  next: OptionalText,
  newestAt: Type.Union([Type.String(), Type.Null()], {
    description:
      'With the first page of undecided ones: when the newest of all of them came. What came later is new.',
  }),
});

export const ArrivalDetail = Type.Object({
  ...arrival,
  files: Type.Array(Type.Object({ id: Id, name: Type.String(), type: Type.String(), size: Type.Number() })),
  missingFiles: Type.Array(MissingFile),
  duplicates: Type.Array(
    Type.Object({
      messageId: Id,
      caseId: OptionalId,
      caseNumber: OptionalText,
      caseState: OptionalText,
      similarity: Type.Number(),
      relation: Type.Enum(['same message', 'same problem']),
      text: Type.String(),
      receivedAt: Type.String(),
    }),
  ),
  caseIds: Type.Array(Id),
  /** False: the words that decided could not be worked out now; everything else stands. */
  explained: Type.Boolean(),
  attempts: Type.Integer(),
});

export const ArrivalQuery = Type.Object({
  ...PageQuery,
  centre: Type.Optional(Id),
  channel: Type.Optional(Id),
  disposition: Type.Optional(Type.Enum(['open', 'set aside', 'accepted'])),
  topic: Type.Optional(Id),
  area: Type.Optional(Id),
  watch: Type.Optional(Id),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  sort: Type.Optional(
    Type.Enum(['newest', 'severity'], {
      description: 'By severity: dangers to life first, then by severity, of those alike the newest first.',
    }),
  ),
});
