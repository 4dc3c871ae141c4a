import { Type } from 'typebox';
import { Changes, Id } from './changes.ts';

const changed = { changes: Changes };

export const caseEvents = {
  'case.opened': Type.Object({ ...changed, messageId: Id }),
  'case.message-joined': Type.Object({ ...changed, messageId: Id }),
  'case.assigned': Type.Object(changed),
  'case.forwarded': Type.Object({ ...changed, from: Type.Union([Id, Type.Null()]) }),
  /** Forwarded once too often: `proposed` is where it would have gone. */
  'case.returned-to-centre': Type.Object({ ...changed, from: Type.Union([Id, Type.Null()]), proposed: Id }),
  'case.work-started': Type.Object(changed),
  'case.question-asked': Type.Object({ ...changed, question: Type.String() }),
  'case.clarified': Type.Object(changed),
  'case.corrected': Type.Object({ ...changed, before: Changes }),
  'case.interim-answered': Type.Object({ ...changed, answerId: Id }),
  /** Nothing but the next due time changed. */
  'case.clocks-moved': Type.Object({ ...changed, moved: Type.Optional(Type.Array(Type.Unknown())) }),
  'case.answered': Type.Object({ ...changed, answerId: Id }),
  /** What the resident said after a final answer. */
  'case.judged': Type.Object(changed),
  'case.closed': Type.Object(changed),
  'case.reopened': Type.Object(changed),
  'case.withdrawn': Type.Object(changed),
  'case.clock-warned': Type.Object({ clock: Type.String(), share: Type.Integer() }),
  'case.clock-breached': Type.Object({ clock: Type.String(), heldBy: Type.Union([Id, Type.Null()]) }),
  /** It goes on in another; that one takes in what was written about it. */
  'case.merged': Type.Object({ ...changed, intoCaseId: Id }),
  'case.absorbed': Type.Object({ ...changed, fromCaseId: Id, messageIds: Type.Array(Id) }),
  /** A message that spoke of something else has a case of its own. */
  'case.message-left': Type.Object({ ...changed, messageId: Id, toCaseId: Id }),
  'case.linked': Type.Object({ otherId: Id }),
  'case.unlinked': Type.Object({ otherId: Id }),
  'case.gathered': Type.Object({ ...changed, massProblemId: Id }),
  'case.released': Type.Object({ ...changed, massProblemId: Id }),
  /** Within its authority, without a change of its state. */
  'case.handed-on': Type.Object(changed),
  'case.task-given': Type.Object({ taskId: Id, authorityId: Id, dueOn: Type.String() }),
  'case.task-settled': Type.Object({ taskId: Id, authorityId: Id, state: Type.String() }),
  /** Its day is near, or has passed. */
  'case.task-due': Type.Object({ taskId: Id, authorityId: Id, dueOn: Type.String(), late: Type.Boolean() }),
  /** The resident was asked once more; without a reply the case is closed then. */
  'case.question-reminded': Type.Object({ closesAt: Type.String() }),
  'case.question-closed': Type.Object({}),
  /** It falls under the law on appeals; null: the centre is its office. */
  'case.appeal-flagged': Type.Object({ officeId: Type.Union([Id, Type.Null()]), dueAt: Type.String() }),
  'case.appeal-due': Type.Object({
    officeId: Type.Union([Id, Type.Null()]),
    dueAt: Type.String(),
    late: Type.Boolean(),
  }),
  'case.appeal-settled': Type.Object({ late: Type.Boolean() }),
  'case.checked': Type.Object({ itemId: Id, done: Type.Boolean() }),
  /** Marked with a word, or no longer. */
  'case.tagged': Type.Object({ tag: Type.String(), on: Type.Boolean() }),
  /** In the stream of its topic. */
  'checklist.changed': Type.Object({ topicId: Id, version: Type.Integer() }),
  'case.note-added': Type.Object({ noteId: Id }),
};
