import { Type } from 'typebox';
import { PageQuery } from '../platform/http/paging.ts';
import { RosterData } from './roster.rules.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const Minute = Type.Integer({ minimum: 0, maximum: 1439 });
const Manner = Type.Union([Type.Literal('never'), Type.Literal('digest'), Type.Literal('at once')]);

export const NoticeView = Type.Object({
  id: Id,
  kind: Type.String(),
  urgency: Type.String(),
  caseId: OptionalText,
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
  standsInFor: OptionalText,
  at: Type.String(),
  readAt: OptionalText,
});

export const NoticeQuery = Type.Object({ ...PageQuery, unread: Type.Optional(Type.Boolean()) });

export const NoticePage = Type.Object({
  items: Type.Array(NoticeView),
  next: OptionalText,
  /** Counted up to 100. */
  unread: Type.Integer(),
});

const settings = {
  timeZone: Type.String({ maxLength: 60 }),
  /** Minutes of the day; the same twice: never quiet. */
  quietFrom: Minute,
  quietUntil: Minute,
  digestAt: Minute,
  mail: Type.Object({ low: Manner, normal: Manner, high: Manner }, { additionalProperties: false }),
  messenger: Type.Object({ low: Manner, normal: Manner, high: Manner }, { additionalProperties: false }),
};
export const SettingsBody = Type.Object(settings, { additionalProperties: false });
export const SettingsView = Type.Object({ ...settings, version: Type.Integer(), mailWorks: Type.Boolean() });

const Names = Type.Record(Type.String(), Type.String());
export const MessengerView = Type.Object({
  linked: Type.Union([Type.Object({ channelName: Names, at: Type.String() }), Type.Null()]),
  channels: Type.Array(Type.Object({ id: Id, name: Names, officialName: Type.String() })),
});

export const AbsenceBody = Type.Object(
  {
    from: Type.String({ format: 'date-time' }),
    until: Type.String({ format: 'date-time' }),
    deputyId: Type.Union([Id, Type.Null()]),
  },
  { additionalProperties: false },
);
export const AbsenceView = Type.Object({
  id: Id,
  from: Type.String(),
  until: Type.String(),
  deputyId: OptionalText,
  deputyName: OptionalText,
});
export const Colleague = Type.Object({ id: Id, name: Type.String() });

export const RosterBody = Type.Object(
  { data: RosterData, answerMinutes: Type.Integer({ minimum: 1, maximum: 120 }) },
  { additionalProperties: false },
);
export const RosterView = Type.Object({
  centreId: Id,
  version: Type.Integer(),
  data: RosterData,
  answerMinutes: Type.Integer(),
  /** Who is on duty now, in the order in which they are asked. */
  onDuty: Type.Array(Id),
  mayChange: Type.Boolean(),
});
export const DutyView = Type.Object({
  rosters: Type.Array(RosterView),
  /** Everyone who may be named in them. */
  people: Type.Array(Colleague),
  calls: Type.Array(
    Type.Object({
      id: Id,
      caseId: Id,
      caseNumber: Type.String(),
      topicId: Id,
      centreId: Id,
      state: Type.String(),
      askedName: OptionalText,
      deadline: Type.String(),
      openedAt: Type.String(),
      settledAt: OptionalText,
      acknowledgedByName: OptionalText,
      mayAcknowledge: Type.Boolean(),
    }),
  ),
});
