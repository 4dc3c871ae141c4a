import { type Static, Type } from 'typebox';

/** In the order a realm is set up. */
export const steps = [
  'boundaries',
  'centres',
  'authorities',
  'people',
  'topics',
  'channels',
  'calendar',
] as const;
export type Step = (typeof steps)[number];

export const StepName = Type.Enum([...steps]);

/** `missing`: what a person should still do, as codes with numbers. */
export const SetUpReply = Type.Object({
  steps: Type.Array(
    Type.Object({
      step: StepName,
      state: Type.Union([Type.Literal('done'), Type.Literal('missing'), Type.Literal('skipped')]),
      missing: Type.Array(Type.Object({ code: Type.String(), count: Type.Integer() })),
      count: Type.Integer(),
    }),
  ),
  /** Where residents write, where the form is open. */
  form: Type.Union([Type.String(), Type.Null()]),
  /** Whether this realm may have realms below it. */
  mayMakeRealms: Type.Boolean(),
});
export type SetUpReply = Static<typeof SetUpReply>;

const Names = Type.Record(Type.String({ pattern: '^[a-z]{2}$' }), Type.String({ maxLength: 500 }), {
  additionalProperties: false,
});

export const NewRealmBody = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
    name: Names,
    language: Type.String({ pattern: '^[a-z]{2}$' }),
    timeZone: Type.String({ minLength: 1, maxLength: 100 }),
    /** The centre of this realm whose areas become the new one's; null: boundaries come later, from a file. */
    regionCentreId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
    administrator: Type.Object(
      {
        email: Type.String({ format: 'email', maxLength: 320 }),
        name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type NewRealm = Static<typeof NewRealmBody>;
/** What a realm is called and where it lies in time. */
export type RealmNames = Pick<NewRealm, 'code' | 'name' | 'language' | 'timeZone'>;
