const [second, minute, hour] = [1000, 60_000, 3_600_000];

/** How long after each failed try the next comes; some three days in all. The steps Standard Webhooks recommends. */
export const retrySteps: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** A webhook where nothing has arrived for so long is put to rest. */
const restAfterMs = 5 * 24 * hour;

/** "Gone": whoever answers so wants no more (Standard Webhooks). */
const gone = 410;

export interface Outcome {
  /** Null: nobody answered. */
  readonly status: number | null;
  readonly error: string | null;
}

export interface Course {
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly nextAt: Date | null;
}

export const arrived = ({ status }: Outcome) => status !== null && status >= 200 && status < 300;

/**
 * What becomes of a message after a try.
 * @param step tries so far, this one included
 * @param spread 0–1, the message's own: those that failed together do not all come back together
 */
export function courseAfter(outcome: Outcome, step: number, spread: number, at: Date): Course {
  if (arrived(outcome)) return { state: 'delivered', nextAt: null };
  const wait = retrySteps[step - 1];
  if (outcome.status === gone || wait === undefined) return { state: 'failed', nextAt: null };
  return { state: 'waiting', nextAt: new Date(at.getTime() + wait * (1 + spread / 10)) };
}

/** Whether the webhook itself is put to rest after a try, and why. */
export function restAfter(outcome: Outcome, failingSince: Date | null, at: Date): 'failing' | 'gone' | null {
  if (arrived(outcome)) return null;
  if (outcome.status === gone) return 'gone';
  return failingSince && at.getTime() - failingSince.getTime() >= restAfterMs ? 'failing' : null;
}
