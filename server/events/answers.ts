import { Type } from 'typebox';
import { Id } from './changes.ts';

const about = {
  answerId: Id,
  version: Type.Integer(),
  /** Its words were begun by a model. */
  draftedByAi: Type.Optional(Type.Boolean()),
};

/** All in the stream of the answer's case. */
export const answerEvents = {
  'answer.drafted': Type.Object({ ...about, kind: Type.String() }),
  'answer.saved': Type.Object(about),
  'answer.sent-to-review': Type.Object(about),
  'answer.approved': Type.Object({ ...about, publishAt: Type.Optional(Type.String()) }),
  'answer.recalled': Type.Object(about),
  'answer.approved-in-part': Type.Object(about),
  'answer.sent-back': Type.Object({ ...about, reasons: Type.Optional(Type.Array(Type.String())) }),
  'answer.sending': Type.Object(about),
  'answer.published': Type.Object({ ...about, kind: Type.String() }),
  /** The correction, `answerId`, has reached those who wrote. */
  'answer.corrected': Type.Object({ ...about, corrects: Id }),
  'answer.failed': Type.Object({ ...about, error: Type.String() }),
  'answer.outcome-unknown': Type.Object(about),
  'answer.finding-overruled': Type.Object({ ...about, code: Type.String() }),
  /** The same place and topic as a case whose work was over; null: it is no repeat after all. */
  'case.repeats': Type.Object({ earlierId: Type.Union([Id, Type.Null()]) }),
  'promise.made': Type.Object({ promiseId: Id, answerId: Id, promisedOn: Type.String() }),
  'promise.due-soon': Type.Object({ promiseId: Id, promisedOn: Type.String() }),
  'promise.settled': Type.Object({ promiseId: Id, state: Type.String() }),
};
