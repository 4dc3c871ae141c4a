import { type Static, Type } from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Names = Type.Record(Type.String(), Type.String());

export const MyPlaces = Type.Array(
  Type.Object({
    realmId: Id,
    realmName: Names,
    grantId: Id,
    role: Type.String(),
    placeName: Names,
    deputyFor: Type.Union([Type.String(), Type.Null()]),
  }),
);
export type MyPlace = Static<typeof MyPlaces>[number];

export const Acting = Type.Object({
  realmId: Id,
  grantId: Type.Union([Id, Type.Null()], { description: 'Null: everything I may be there.' }),
});
