import { type Static, Type } from 'typebox';

const Names = Type.Record(
  Type.String({ pattern: '^[a-z]{2}$' }),
  Type.String({ minLength: 1, maxLength: 200 }),
  {
    minProperties: 1,
    additionalProperties: false,
  },
);
const Config = Type.Record(Type.String({ maxLength: 50 }), Type.Unknown());

/** A channel as staff see it; its settings only for who may change them. */
export const ChannelView = Type.Object({
  id: Type.String(),
  centreId: Type.String(),
  driver: Type.String(),
  name: Type.Record(Type.String(), Type.String()),
  officialName: Type.String(),
  enabled: Type.Boolean(),
  version: Type.Integer(),
  can: Type.Object({
    send: Type.Boolean(),
    answerPublicly: Type.Boolean(),
    answerPrivately: Type.Boolean(),
    edit: Type.Boolean(),
    delete: Type.Boolean(),
  }),
  limits: Type.Union([Type.Object({ publicText: Type.Integer(), privateText: Type.Integer() }), Type.Null()]),
  settings: Type.Union([
    Type.Object({ config: Type.Record(Type.String(), Type.Unknown()), hasSecret: Type.Boolean() }),
    Type.Null(),
  ]),
});
export type ChannelView = Static<typeof ChannelView>;

export const ChannelFields = Type.Object(
  {
    name: Names,
    officialName: Type.String({ minLength: 1, maxLength: 200 }),
    config: Config,
    enabled: Type.Boolean(),
    secret: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 4000 }), Type.Null()], {
        description: 'Written and never shown. Left out: stays as it is; null: taken away.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ChannelFields = Static<typeof ChannelFields>;

/** A channel to try: a new one, or the one with this id as it would be changed. */
export const ProbeBody = Type.Object(
  {
    id: Type.Optional(Type.String({ format: 'uuid' })),
    driver: Type.String({ minLength: 1, maxLength: 50 }),
    centreId: Type.String({ format: 'uuid' }),
    config: Config,
    secret: ChannelFields.properties.secret,
  },
  { additionalProperties: false },
);
export type ProbeBody = Static<typeof ProbeBody>;

export const NewChannel = Type.Object(
  {
    ...ChannelFields.properties,
    driver: Type.String({ minLength: 1, maxLength: 50 }),
    centreId: Type.String({ format: 'uuid' }),
  },
  { additionalProperties: false },
);
