import { Type } from 'typebox';
import { PublicDocument } from '../letters.schema.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const OptionalNumber = Type.Union([Type.Number(), Type.Null()]);
const NamesOf = Type.Record(Type.String(), Type.String());

/** Null: too few people to be told. */
export const Figures = Type.Object({
  opened: OptionalNumber,
  open: OptionalNumber,
  overdue: OptionalNumber,
  ended: OptionalNumber,
  inTimeShare: OptionalNumber,
  medianDays: OptionalNumber,
  goodShare: OptionalNumber,
  setAsideShare: OptionalNumber,
  passedIn: OptionalNumber,
  passedOut: OptionalNumber,
  weeks: Type.Array(OptionalNumber),
});

const Sum = Type.Object({ sum: Type.Integer(), partial: Type.Boolean() });

export const RealmTable = Type.Object({
  /** Null: the first night has not come. */
  countedAt: OptionalText,
  weeks: Type.Integer(),
  items: Type.Array(
    Type.Object({
      realmId: Id,
      name: NamesOf,
      own: Type.Boolean(),
      figures: Type.Union([Figures, Type.Null()]),
      /** An agreement lets this person's realm open its cases. */
      casesOpen: Type.Boolean(),
    }),
  ),
  total: Type.Object({ opened: Sum, open: Sum, overdue: Sum, ended: Sum }),
});

const realmCase = {
  id: Id,
  number: Type.String(),
  state: Type.String(),
  title: OptionalText,
  topic: NamesOf,
  area: Type.Union([NamesOf, Type.Null()]),
  openedAt: Type.String(),
  dueAt: OptionalText,
  overdue: Type.Boolean(),
};
export const RealmCases = Type.Object({
  realm: NamesOf,
  items: Type.Array(Type.Object(realmCase)),
  next: OptionalText,
});
export const RealmCase = Type.Object({
  ...realmCase,
  realm: NamesOf,
  authority: Type.Union([NamesOf, Type.Null()]),
  document: Type.Omit(PublicDocument, ['why', 'withContact', 'refusals']),
});
