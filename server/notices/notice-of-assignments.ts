import type { EventData } from '../events/index.ts';
import type { NoticeKind, Urgency } from './notice.types.ts';
import { type Reader, worth } from './worth.ts';

const curators = { firstOf: ['curator', 'leader'] } as const;

/** A letter of the other centre, for this one's curators; what was written here they know. */
function heard(kind: NoticeKind, urgency: Urgency): Reader {
  return (event, row) => {
    const letter = event.data as EventData<'assignment.passed'>;
    if (!letter.heard) return undefined;
    return worth(kind, urgency, curators, row.caseId ? {} : { inbox: 1 });
  };
}

const due =
  (kind: NoticeKind, urgency: Urgency): Reader =>
  (_event, row) =>
    worth(kind, urgency, curators, row.caseId ? {} : { inbox: 1 });

/** Cases passed between centres: each side hears what the other did, and of time that runs out on either. */
export const assignmentReaders: Readonly<Record<string, Reader>> = {
  'assignment.passed': heard('passed to us', 'normal'),
  'assignment.answered': heard('passed answered', 'normal'),
  'assignment.corrected': heard('passed answered', 'normal'),
  'assignment.added': heard('passed said', 'normal'),
  'assignment.refused': heard('passed refused', 'high'),
  'assignment.decided': heard('passed decided', 'high'),
  'assignment.withdrawn': heard('passed withdrawn', 'normal'),
  'assignment.asked': heard('passed asked', 'normal'),
  'assignment.said': heard('passed said', 'normal'),
  'assignment.due-soon': due('passed due', 'normal'),
  'assignment.late': due('passed late', 'high'),
  'assignment.left-to-us': () => worth('left to us', 'high', curators),
};
