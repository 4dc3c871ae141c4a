import { Type } from 'typebox';
import { Changes, Id } from './changes.ts';

const changed = { changes: Changes };

export const caseEvents = {
  'case.opened': Type.Object({ ...changed, messageId: Id }),
  'case.message-joined': Type.Object({ ...changed, messageId: Id }),
  'case.assigned': Type.Object(changed),
  'case.forwarded': Type.Object({ ...changed, from: Type.Union([Id, Type.Null()]) }),
  'case.work-started': Type.Object(changed),
  'case.question-asked': Type.Object({ ...changed, question: Type.String() }),
  'case.clarified': Type.Object(changed),
  'case.corrected': Type.Object({ ...changed, before: Changes }),
  'case.interim-answered': Type.Object({ ...changed, answerId: Id }),
  /** Nothing but the next due time changed. */
  'case.clocks-moved': Type.Object(changed),
  'case.answered': Type.Object({ ...changed, answerId: Id }),
  /** What the resident said after a final answer. */
  'case.judged': Type.Object(changed),
  'case.closed': Type.Object(changed),
  'case.reopened': Type.Object(changed),
  'case.withdrawn': Type.Object(changed),
  'case.clock-warned': Type.Object({ clock: Type.String(), share: Type.Integer() }),
  'case.clock-breached': Type.Object({ clock: Type.String(), heldBy: Type.Union([Id, Type.Null()]) }),
  'case.note-added': Type.Object({ noteId: Id }),
};
