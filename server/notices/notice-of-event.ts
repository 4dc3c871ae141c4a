import { riskOf } from '../cases/index.ts';
import type { EventData } from '../events/index.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import { chainOf, type Rung } from './chain.rules.ts';
import type { Subject, Urgency } from './notice.types.ts';
import { assignmentReaders } from './notice-of-assignments.ts';
import { workReaders } from './notice-of-work.ts';
import { type Around, type Reader, workers, worth } from './worth.ts';

const assigned: Reader = (event, row) =>
  row.authorityId && 'authorityId' in changesOf(event)
    ? worth('assigned', 'normal', { firstOf: workers })
    : undefined;

/** One reader for each event staff may have to know of; who is told and how urgently is decided here and nowhere else. */
export const readers: Readonly<Record<string, Reader>> = {
  'case.opened': assigned,
  'case.assigned': (_event, row) =>
    row.authorityId ? worth('assigned', 'normal', { firstOf: workers }) : undefined,
  'case.forwarded': () => worth('assigned', 'normal', { firstOf: workers }),
  'case.returned-to-centre': () => worth('forwarded again', 'high', { firstOf: ['curator'] }),
  'case.handed-on': () => worth('assigned', 'normal', { firstOf: workers }),
  'case.clock-warned': (event, row, around) => {
    const { clock, share } = event.data as EventData<'case.clock-warned'>;
    const urgency = share >= 80 ? 'normal' : 'low';
    return worth('clock warned', urgency, { firstOf: holdersOf(row, clock, around) }, { clock, share });
  },
  'case.clock-breached': (event, row, around) => {
    const { clock } = event.data as EventData<'case.clock-breached'>;
    return worth('clock breached', 'high', { firstOf: holdersOf(row, clock, around) }, { clock });
  },
  'case.escalated': (event) => {
    const { clock, to } = event.data as EventData<'case.escalated'>;
    return worth('escalated', 'high', { firstOf: [to as Rung] }, { clock });
  },
  'answer.sent-back': (event, _row, around) => {
    const { answerId } = event.data as EventData<'answer.sent-back'>;
    return worth('sent back', 'normal', { people: [around.drafters.get(answerId) ?? null] });
  },
  // The same authority's head: whoever answered does not judge the objection to their own answer.
  'case.reopened': () => worth('reopened', 'high', { firstOf: ['head', 'executor', 'colleagues'] }),
  'case.clarified': () => worth('question answered', 'normal', { firstOf: workers }),
  'case.note-added': (event, _row, around) => {
    const { noteId } = event.data as EventData<'case.note-added'>;
    const people = around.mentions.get(noteId) ?? [];
    const params = { by: event.actorName ?? '' };
    return people.length > 0 ? worth('mentioned', 'normal', { people }, params) : undefined;
  },
  'outgoing.unknown': () => worth('delivery unknown', 'high', { firstOf: ['curator'] }),
  'outgoing.failed': () => worth('delivery failed', 'normal', { firstOf: ['curator'] }),
  'promise.due-soon': () => worth('promise due', 'normal', { firstOf: workers }),
  'promise.settled': (event) => {
    const { state } = event.data as EventData<'promise.settled'>;
    return state === 'broken' ? worth('promise broken', 'high', { firstOf: workers }) : undefined;
  },
  'duty.called': (event) => {
    const { accountId, callId, deadline } = event.data as EventData<'duty.called'>;
    return worth('duty call', 'urgent', { people: [accountId] }, { callId, deadline });
  },
  'duty.unanswered': () => worth('duty unanswered', 'urgent', { firstOf: ['leader', 'curator'] }),
  ...workReaders,
  ...assignmentReaders,
};

/** A promise broken concerns those who made it and those who let it out. */
export const alsoTold: Readonly<Record<string, readonly Rung[]>> = { 'promise broken': ['curator'] };

function changesOf(event: StoredEvent): object {
  const { changes } = event.data as { changes?: unknown };
  return typeof changes === 'object' && changes !== null ? changes : {};
}

function holdersOf(row: Subject, clock: string, around: Around): readonly (Rung | 'colleagues')[] {
  const held = around.holders.get(`${row.caseId} ${clock}`);
  const chain = chainOf(clock as Parameters<typeof chainOf>[0], held === undefined ? row.authorityId : held);
  return chain.flatMap((rung): (Rung | 'colleagues')[] =>
    rung === 'head' ? ['head', 'colleagues'] : [rung],
  );
}

/** What is critical is never put off to a digest. */
export function urgencyFor(row: Pick<Subject, 'severity'>, urgency: Urgency): Urgency {
  return urgency === 'normal' && riskOf(row.severity) === 'critical' ? 'high' : urgency;
}
