import type { Clock } from '../platform/clock.ts';
import { Refusal } from '../platform/refusal.ts';

const minuteMs = 60_000;

/**
 * Requests a minute of one person or one token, beside the limit by address that comes first: many people share an
 * address, and one of them has many. Counted in each process by itself, forgotten with the minute.
 */
export function requestLimits(clock: Clock, most: { person: number; token: number }) {
  let minute = 0;
  const counts = new Map<string, number>();
  /** @throws Refusal `too-many-requests` (429) */
  return (who: 'person' | 'token', id: string): void => {
    const now = Math.floor(clock.now().getTime() / minuteMs);
    if (now !== minute) counts.clear();
    minute = now;
    const key = `${who} ${id}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > most[who]) throw new Refusal('too-many-requests');
  };
}
