import type { ImportedCase } from './imported.types.ts';
import type { IncidentTimes } from './incident-times.rules.ts';

type Clock = ImportedCase['clocks'][number];

/**
 * The clocks an incident ran, from the times it has. One whose end lies before its beginning was not measured by these
 * two times, so it is unknown.
 */
export function incidentClocks(times: IncidentTimes, answered: boolean): Clock[] {
  const { registeredAt, firstAnsweredAt, review, handedOverAt, assignedAt } = times;
  const clocks: Clock[] = [
    // When it was written at its source stands in no column.
    { clock: 'detection', startedAt: null, stoppedAt: registeredAt },
    { clock: 'reaction', startedAt: registeredAt, stoppedAt: firstAnsweredAt },
    { clock: 'resolution', startedAt: registeredAt, stoppedAt: answered ? times.answeredAt : null },
  ];
  if (review.sentToReviewAt) {
    clocks.push({
      clock: 'preparation',
      startedAt: handedOverAt ?? assignedAt,
      stoppedAt: review.sentToReviewAt,
    });
    clocks.push({ clock: 'review', startedAt: review.sentToReviewAt, stoppedAt: review.decidedAt });
  }
  return clocks.map((clock) => (isOrdered(clock) ? clock : { ...clock, startedAt: null }));
}

function isOrdered({ startedAt, stoppedAt }: Clock): boolean {
  return !startedAt || !stoppedAt || startedAt <= stoppedAt;
}
