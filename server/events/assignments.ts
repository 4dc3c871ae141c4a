import { Type } from 'typebox';
import { Id } from './changes.ts';

/** `heard`: the other side's letter has come here; otherwise it was written here and is to be carried over. */
const letter = Type.Object({
  assignmentId: Id,
  letterId: Id,
  side: Type.Union([Type.Literal('given'), Type.Literal('taken')]),
  heard: Type.Boolean(),
  centreId: Id,
});
const due = Type.Object({
  assignmentId: Id,
  side: Type.Union([Type.Literal('given'), Type.Literal('taken')]),
  state: Type.String(),
  centreId: Id,
});

/** In the stream of this side's case, where it has one. */
export const assignmentEvents = {
  'assignment.passed': letter,
  'assignment.accepted': letter,
  'assignment.refused': letter,
  'assignment.decided': letter,
  'assignment.withdrawn': letter,
  'assignment.asked': letter,
  'assignment.said': letter,
  'assignment.interim': letter,
  'assignment.answered': letter,
  'assignment.corrected': letter,
  'assignment.published': letter,
  'assignment.added': letter,
  'assignment.judged': letter,
  'assignment.reopened': letter,
  'assignment.due': letter,
  'assignment.due-soon': due,
  'assignment.late': due,
  /** Refused once too often, and nobody above both may be asked: the case's own centre decides. */
  'assignment.left-to-us': Type.Object({ assignmentId: Id, refusals: Type.Integer() }),
};

/** `heard` as above: only what was done here is carried to the partner. */
const agreement = Type.Object({ agreementId: Id, heard: Type.Boolean() });

export const agreementEvents = {
  'agreement.proposed': agreement,
  'agreement.offered': agreement,
  'agreement.signed': agreement,
  'agreement.refused': agreement,
  'agreement.ended': agreement,
};
