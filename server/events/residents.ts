import { Type } from 'typebox';
import { Id } from './changes.ts';

/** All in the stream of the case. */
export const residentEvents = {
  'resident.rated': Type.Object({
    answerId: Id,
    solved: Type.Union([Type.Boolean(), Type.Null()]),
    rating: Type.Union([Type.Integer(), Type.Null()]),
  }),
  'resident.objected': Type.Object({ answerId: Type.Union([Id, Type.Null()]) }),
  'resident.added': Type.Object({ messageId: Id }),
};
