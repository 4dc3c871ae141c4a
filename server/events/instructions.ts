import { Type } from 'typebox';
import { Id } from './changes.ts';

/** All in the stream of the case or the mass problem they were given from. */
export const instructionEvents = {
  'instruction.given': Type.Object({ instructionId: Id, authorityId: Id, dueOn: Type.String() }),
  /** `act` is what was done; put off, it stays in its state and `dueOn` is the new day. */
  'instruction.moved': Type.Object({
    instructionId: Id,
    state: Type.String(),
    act: Type.Optional(Type.String()),
    dueOn: Type.Optional(Type.String()),
  }),
  'instruction.due': Type.Object({ instructionId: Id, late: Type.Boolean() }),
};
