import { Type } from 'typebox';
import { Id } from './changes.ts';

/** All in the stream of the mass problem; what becomes of its cases is told in theirs. */
export const massProblemEvents = {
  'mass-problem.proposed': Type.Object({ topicId: Id, messages: Type.Integer() }),
  'mass-problem.declared': Type.Object({ topicId: Id }),
  /** Its state, its answer or the cases it has gathered. */
  'mass-problem.changed': Type.Object({ what: Type.String() }),
};
