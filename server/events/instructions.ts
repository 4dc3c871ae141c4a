import { Type } from 'typebox';
import { Id } from './changes.ts';

/** All in the stream of the case or the mass problem they were given from. */
export const instructionEvents = {
  'instruction.given': Type.Object({ instructionId: Id, authorityId: Id, dueOn: Type.String() }),
  'instruction.moved': Type.Object({ instructionId: Id, state: Type.String() }),
  'instruction.due': Type.Object({ instructionId: Id, late: Type.Boolean() }),
};
