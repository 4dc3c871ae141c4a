import type { Case } from '../../cases/index.ts';
import type { EventType } from '../../events/index.ts';

/** What others may be told of: the public course of a case. */
export const toldTypes = [
  'case.opened',
  'case.message-joined',
  'case.assigned',
  'case.forwarded',
  'case.returned-to-centre',
  'case.work-started',
  'case.question-asked',
  'case.clarified',
  'case.corrected',
  'case.interim-answered',
  'case.answered',
  'case.judged',
  'case.closed',
  'case.reopened',
  'case.withdrawn',
  'case.merged',
  'case.clock-warned',
  'case.clock-breached',
] as const satisfies readonly EventType[];

/**
 * What is told of a case: ids and what anybody may see of it, field by field and never "all but". No words of anybody,
 * no person, no precise place.
 */
export function bodyOf(type: string, at: Date, row: Case, more: Readonly<Record<string, string>>): string {
  const { number, state, severity, topicId, areaId, centreId, authorityId } = row;
  const facts = { number, state, type: row.type, severity, topicId, areaId, centreId, authorityId };
  return JSON.stringify({ type, timestamp: at.toISOString(), data: { caseId: row.id, ...facts, ...more } });
}
