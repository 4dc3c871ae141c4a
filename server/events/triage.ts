import { Type } from 'typebox';
import { Id } from './changes.ts';

export const triageEvents = {
  /** A batch of one realm that now bears proposals; `automatic` are those a topic's passport lets through at this certainty. */
  'messages.proposed': Type.Object({ messageIds: Type.Array(Id), automatic: Type.Array(Id) }),
  'proposal.corrected': Type.Object({
    field: Type.String(),
    proposed: Type.Union([Type.String(), Type.Null()]),
    chosen: Type.Union([Type.String(), Type.Null()]),
  }),
  'model.trained': Type.Object({ modelId: Id, kind: Type.String(), version: Type.Integer() }),
};
