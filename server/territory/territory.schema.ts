import { Type } from 'typebox';
import type { Condition } from '../conditions/index.ts';

export const Names = Type.Record(Type.String({ pattern: '^[a-z]{2}$' }), Type.String({ maxLength: 500 }), {
  additionalProperties: false,
});
const Id = Type.String({ format: 'uuid' });
const OptionalId = Type.Union([Id, Type.Null()]);
const OptionalText = Type.Union([Type.String({ maxLength: 2000 }), Type.Null()]);

const passport = {
  severity: Type.Integer({ minimum: 1, maximum: 5 }),
  resolutionAmount: Type.Integer({ minimum: 1, maximum: 365 }),
  resolutionUnit: Type.Union([
    Type.Literal('working days'),
    Type.Literal('calendar days'),
    Type.Literal('hours'),
  ]),
  reactionHours: Type.Optional(
    Type.Union([Type.Integer({ minimum: 1, maximum: 80 }), Type.Null()], {
      description:
        'Working hours until the first answer; null: as the risk says. Critical cases always have one hour.',
    }),
  ),
  type: Type.Union([Type.Literal('solve'), Type.Literal('explain')]),
  proof: Type.Union([Type.Literal('none'), Type.Literal('photo'), Type.Literal('document')]),
  visibility: Type.Union([Type.Literal('public'), Type.Literal('private')]),
  season: Type.Union([Type.Array(Type.Integer({ minimum: 1, maximum: 12 })), Type.Null()]),
  objectionDays: Type.Integer({ minimum: 1, maximum: 90 }),
  words: Type.Record(Type.String(), Type.Array(Type.String({ maxLength: 100 }), { maxItems: 500 })),
  automaticFrom: Type.Union([Type.Number({ minimum: 0.5, maximum: 1 }), Type.Null()]),
  authorities: Type.Optional(
    Type.Array(Type.Object({ areaId: OptionalId, authorityId: Id }, { additionalProperties: false }), {
      maxItems: 5000,
    }),
  ),
};

/** With why it is changed, for whoever reads the versions later. */
export const PassportBody = Type.Object(
  { ...passport, reason: Type.Optional(OptionalText) },
  { additionalProperties: false },
);

/** A passport as it was in force. */
export const PassportVersions = Type.Array(
  Type.Object({
    ...passport,
    version: Type.Integer(),
    madeAt: Type.String(),
    /** Null: made when the realm was set up or a file was imported by a command. */
    madeByName: Type.Union([Type.String(), Type.Null()]),
    reason: Type.Union([Type.String(), Type.Null()]),
  }),
);

const line = (pattern: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 500, pattern }));

/** How an authority is reached. A site opens in the reader's browser: nothing but an address of the web. */
const Contact = Type.Object(
  { phone: line('\\d'), email: line('^\\S+@\\S+$'), address: line('\\S'), site: line('^https?://\\S+$') },
  { additionalProperties: false },
);

const authority = {
  centreId: Id,
  code: Type.String({ minLength: 1, maxLength: 100 }),
  kind: Type.String({ minLength: 1, maxLength: 100 }),
  name: Names,
  shortName: Names,
  calendarId: Id,
  contact: Type.Union([Contact, Type.Null()]),
  areaIds: Type.Array(Id, { maxItems: 5000 }),
};

export const AuthorityFields = Type.Object(authority, { additionalProperties: false });

const rule = {
  position: Type.Integer({ minimum: 0, maximum: 100_000 }),
  authorityId: Id,
  executorId: OptionalId,
  note: OptionalText,
};

const effects = {
  tags: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
  watcherIds: Type.Array(Id, { maxItems: 50 }),
  joinsMassProblem: Type.Boolean(),
  automaticFrom: Type.Union([Type.Number({ minimum: 0.5, maximum: 1 }), Type.Null()]),
};

/** What a rule does beside naming who it goes to; left out, nothing. */
export const RoutingEffectFields = Type.Partial(Type.Object(effects));

export const RoutingFields = Type.Object({ ...rule, ...RoutingEffectFields.properties });

const coordinates = {
  lon: Type.Union([Type.Number(), Type.Null()]),
  lat: Type.Union([Type.Number(), Type.Null()]),
};

export const DirectoryReply = Type.Object({
  stamp: Type.Integer(),
  language: Type.String(),
  timeZone: Type.String(),
  centres: Type.Array(
    Type.Object({
      id: Id,
      version: Type.Integer(),
      parentId: OptionalId,
      kind: Type.String(),
      name: Names,
      calendarId: Id,
    }),
  ),
  areas: Type.Array(Type.Object({ id: Id, centreId: Id, code: Type.String(), name: Names, ...coordinates })),
  authorities: Type.Array(Type.Object({ id: Id, version: Type.Integer(), ...authority })),
  groups: Type.Array(Type.Object({ id: Id, code: Type.String(), name: Names, position: Type.Integer() })),
  topics: Type.Array(
    Type.Object({
      id: Id,
      groupId: Id,
      code: Type.String(),
      name: Names,
      description: Names,
      version: Type.Integer(),
      passport: Type.Object({ version: Type.Integer(), ...passport }),
      national: Type.Optional(
        Type.Array(
          Type.Object({
            code: Type.String(),
            from: Type.String(),
            until: Type.Union([Type.String(), Type.Null()]),
          }),
        ),
      ),
    }),
  ),
  calendars: Type.Array(Type.Object({ id: Id, version: Type.Integer(), name: Names })),
  routing: Type.Array(
    Type.Object({
      id: Id,
      version: Type.Integer(),
      ...rule,
      ...effects,
      conditions: Type.Unsafe<Condition>(Type.Unknown()),
    }),
  ),
});

const Hours = Type.Array(
  Type.Object(
    {
      from: Type.String({ pattern: '^[0-2]\\d:[0-5]\\d$' }),
      to: Type.String({ pattern: '^[0-2]\\d:[0-5]\\d$' }),
    },
    { additionalProperties: false },
  ),
  { maxItems: 10 },
);

/** A working calendar as engines/worktime reads it. */
export const CalendarFields = Type.Object(
  {
    timeZone: Type.String({ maxLength: 100 }),
    week: Type.Array(Hours, { minItems: 7, maxItems: 7 }),
    exceptions: Type.Array(
      Type.Object(
        {
          date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
          intervals: Hours,
          name: Type.Optional(Type.String({ maxLength: 200 })),
        },
        { additionalProperties: false },
      ),
      { maxItems: 1000 },
    ),
  },
  { additionalProperties: false },
);
