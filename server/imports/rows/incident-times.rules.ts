import type { RowReader } from './row-reader.ts';

/** The times of an incident, each as stated or, where only a length is stated, counted from the time it is stated from. */
export interface IncidentTimes {
  readonly registeredAt: Date | null;
  /** The first answer by anybody. */
  readonly firstAnsweredAt: Date | null;
  /** The first answer of the executor in charge. */
  readonly officialAnswerAt: Date | null;
  /** When the case went to the last executor. */
  readonly assignedAt: Date | null;
  /** When it went to the executor whose first answer is known. */
  readonly handedOverAt: Date | null;
  readonly review: { readonly sentToReviewAt: Date | null; readonly decidedAt: Date | null };
  /** The final answer: what the resident is asked about. */
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
}

function later(from: Date | null, ms: number | null): Date | null {
  return from && ms !== null ? new Date(from.getTime() + ms) : null;
}

export function incidentTimes(row: RowReader): IncidentTimes {
  const registeredAt = row.date('createdAt');
  const officialAnswerAt = row.date('officialAnswerAt');
  const firstAnsweredAt = row.date('firstAnswerAt') ?? later(registeredAt, row.duration('firstAnswerAfter'));
  const assignedAt = row.date('assignedAt');
  const sentToReviewAt = row.date('sentToReviewAt');
  const reacted = row.duration('officialAnswerAfter');
  return {
    registeredAt,
    firstAnsweredAt: firstAnsweredAt ?? officialAnswerAt,
    officialAnswerAt,
    assignedAt,
    handedOverAt: reacted === null ? null : later(officialAnswerAt, -reacted),
    review: { sentToReviewAt, decidedAt: later(sentToReviewAt, row.duration('reviewLasted')) },
    answeredAt: row.date('finallyAnsweredAt'),
    closedAt: row.date('endedAt') ?? later(registeredAt, row.duration('lasted')),
  };
}
