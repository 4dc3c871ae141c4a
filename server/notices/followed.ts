import type { StoredEvent } from '../platform/event-log.ts';
import type { Subject } from './notice.types.ts';
import type { Around } from './worth.ts';

/** What those who follow a case hear of: steps of its way, not every word about it. */
export const toldToFollowers: readonly string[] = [
  'case.assigned',
  'case.forwarded',
  'case.question-asked',
  'case.clarified',
  'case.clock-breached',
  'case.interim-answered',
  'case.answered',
  'case.closed',
  'case.reopened',
  'case.withdrawn',
  'case.merged',
  'case.note-added',
];

export function followersTold(event: StoredEvent, row: Subject, around: Around): readonly string[] {
  if (!toldToFollowers.includes(event.type)) return [];
  return around.followers.get(row.caseId ?? '') ?? [];
}
