import { Type } from 'typebox';
import { Condition } from '../../conditions/index.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalId = Type.Union([Id, Type.Null()]);
/** What the queue and the search may be narrowed by. There is no author, and nothing else is kept. */
export const ViewFilter = Type.Object(
  {
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    view: Type.Optional(
      Type.Union([
        Type.Literal('mine'),
        Type.Literal('unassigned'),
        Type.Literal('due'),
        Type.Literal('followed'),
        Type.Literal('answered'),
        Type.Literal('closed'),
        Type.Literal('all'),
      ]),
    ),
    sort: Type.Optional(Type.Union([Type.Literal('due'), Type.Literal('newest')])),
    risk: Type.Optional(
      Type.Union([Type.Literal('critical'), Type.Literal('heightened'), Type.Literal('ordinary')]),
    ),
    state: Type.Optional(Type.String({ maxLength: 20 })),
    tag: Type.Optional(Type.String({ maxLength: 40 })),
    centre: Type.Optional(Id),
    authority: Type.Optional(Id),
    executor: Type.Optional(Id),
    topic: Type.Optional(Id),
    group: Type.Optional(Id),
    area: Type.Optional(Id),
  },
  { additionalProperties: false },
);

const OptionalCondition = Type.Union([Condition, Type.Null()]);

export const ViewFields = Type.Interface(
  [
    Type.Object({
      name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
      filter: ViewFilter,
      centreId: Type.Union([Id, Type.Null()], { description: 'Whose team shares it; null: one’s own.' }),
    }),
  ],
  { condition: Type.Optional(OptionalCondition) },
);

export const SavedViews = Type.Object({
  items: Type.Array(
    Type.Interface(
      [
        Type.Object({
          id: Id,
          version: Type.Integer(),
          name: Type.String(),
          filter: ViewFilter,
          centreId: OptionalId,
          ownerName: Type.String(),
          mayChange: Type.Boolean(),
        }),
      ],
      { condition: OptionalCondition },
    ),
  ),
  /** Centres whose team the person belongs to: with these it may be shared. */
  teams: Type.Array(Id),
});

export const Written = Type.Object({ id: Id, version: Type.Integer() });
