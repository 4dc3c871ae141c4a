import { Type } from 'typebox';
import { FileAlong, Owner, PublicDocument } from './letters.schema.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const OptionalId = Type.Union([Id, Type.Null()]);
const NamesOf = Type.Record(Type.String(), Type.String());
const Reason = Type.String({ minLength: 2, maxLength: 2000 });

export const DestinationView = Type.Object({
  realmId: Id,
  centreId: Id,
  realm: NamesOf,
  centre: NamesOf,
  /** An agreement lets the contact of whoever wrote go along. */
  personal: Type.Boolean(),
});

export const PassBody = Type.Object(
  {
    realmId: Id,
    centreId: Id,
    why: Type.String({ minLength: 1, maxLength: 2000 }),
    withContact: Type.Boolean(),
    /** Pictures sent in private go along too. */
    withPictures: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** The one history, as both sides have it. */
export const LetterView = Type.Object({
  id: Id,
  kind: Type.String(),
  /** Written on this side. */
  ours: Type.Boolean(),
  at: Type.String(),
  /** It came too late to change anything. */
  late: Type.Boolean(),
  reason: OptionalText,
  text: OptionalText,
  files: Type.Array(FileAlong),
  owner: Type.Union([Owner, Type.Null()]),
  outcome: OptionalText,
  dueAt: OptionalText,
  promisedOn: OptionalText,
  solved: Type.Union([Type.Boolean(), Type.Null()]),
  rating: Type.Union([Type.Integer(), Type.Null()]),
});

export const AssignmentView = Type.Object({
  id: Id,
  side: Type.Union([Type.Literal('given'), Type.Literal('taken')]),
  version: Type.Integer(),
  state: Type.String(),
  purpose: Type.String(),
  binding: Type.Boolean(),
  centreId: Id,
  partner: Type.Object({ realmId: Id, centreId: Id, centre: NamesOf, realm: NamesOf }),
  sameRealm: Type.Boolean(),
  caseId: OptionalId,
  caseNumber: OptionalText,
  partnerNumber: OptionalText,
  dueAt: OptionalText,
  /** What is waited for: that it is accepted, or answered. */
  dueFor: Type.Union([Type.Literal('acceptance'), Type.Literal('answer'), Type.Null()]),
  overdue: Type.Boolean(),
  passedAt: Type.String(),
  document: PublicDocument,
  letters: Type.Array(LetterView),
  /** What this person may do now. */
  acts: Type.Array(Type.String()),
  /** What this realm calls its topic: by the national list, or by the same code. */
  topicId: OptionalId,
});

export const InboxQuery = Type.Object({
  view: Type.Optional(
    Type.Union([Type.Literal('waiting'), Type.Literal('open'), Type.Literal('ended')], {
      default: 'waiting',
    }),
  ),
});
export const Inbox = Type.Object({ waiting: Type.Integer(), items: Type.Array(AssignmentView) });

export const AcceptBody = Type.Object(
  { topicId: Id, areaId: Type.Optional(OptionalId), authorityId: Type.Optional(Id) },
  { additionalProperties: false },
);
export const OwnerBody = Type.Object({ reason: Reason, owner: Owner }, { additionalProperties: false });
export const WithdrawBody = Type.Object({ reason: Reason }, { additionalProperties: false });
export const SayBody = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 2000 }),
    side: Type.Union([Type.Literal('given'), Type.Literal('taken')]),
  },
  { additionalProperties: false },
);
