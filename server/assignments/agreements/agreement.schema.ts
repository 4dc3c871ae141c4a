import { Type } from 'typebox';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const Day = Type.String({ format: 'date' });
const NamesOf = Type.Record(Type.String(), Type.String());

const Terms = Type.Object(
  {
    /** Codes of topics; null: all. */
    topics: Type.Union([Type.Array(Type.String({ maxLength: 100 }), { maxItems: 2000 }), Type.Null()]),
    /** The contact of whoever wrote may go along. */
    personal: Type.Boolean(),
    /** People at the top of the partner may open this realm's cases, to read. */
    openCases: Type.Boolean(),
  },
  { additionalProperties: false },
);

export const RealmName = Type.Object({ id: Id, name: NamesOf });

export const AgreementBody = Type.Object(
  { partnerId: Id, terms: Terms, validFrom: Day, validUntil: Day },
  { additionalProperties: false },
);

export const AgreementActBody = Type.Object(
  {
    act: Type.Union([
      Type.Literal('approve'),
      Type.Literal('sign'),
      Type.Literal('refuse'),
      Type.Literal('end'),
    ]),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
);

export const AgreementView = Type.Object({
  id: Id,
  side: Type.Union([Type.Literal('given'), Type.Literal('taken')]),
  partnerId: Id,
  partnerName: NamesOf,
  version: Type.Integer(),
  state: Type.String(),
  terms: Terms,
  validFrom: Type.String(),
  validUntil: Type.String(),
  /** Proposed by whoever asks: then somebody else approves it. */
  mine: Type.Boolean(),
  proposedByName: Type.String(),
  proposedAt: Type.String(),
  approvedByName: OptionalText,
  approvedAt: OptionalText,
  signedByName: OptionalText,
  signedAt: OptionalText,
  endedReason: OptionalText,
  endedAt: OptionalText,
});
