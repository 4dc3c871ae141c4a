import { Type } from 'typebox';
import { Id } from './changes.ts';

export const territoryEvents = {
  'topic.passport-changed': Type.Object({ topicId: Id, version: Type.Integer() }),
  'topic.mapped': Type.Object({
    topicId: Id,
    nationalCode: Type.Union([Type.String(), Type.Null()]),
    from: Type.String(),
  }),
  'authority.changed': Type.Object({ authorityId: Id, version: Type.Integer() }),
  'routing.changed': Type.Object({ ruleId: Id }),
  'calendar.changed': Type.Object({ calendarId: Id, version: Type.Integer() }),
  'boundaries.changed': Type.Object({
    made: Type.Integer(),
    changed: Type.Integer(),
    centres: Type.Integer(),
  }),
  'channel.changed': Type.Object({ channelId: Id, version: Type.Integer() }),
};
