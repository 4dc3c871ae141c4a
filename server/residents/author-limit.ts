import { createHash } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { Refusal } from '../platform/refusal.ts';

const hourMs = 3_600_000;
/** More than anybody has to add about their trouble within an hour, in all their cases together. */
export const mostAnHour = 20;

/**
 * How much one author adds within an hour, by whatever private links they hold: beside the limit by address, which somebody
 * with many addresses passes.
 */
export function authorLimit(clock: Clock) {
  const allowed = hourly(clock, mostAnHour);
  /** @throws Refusal `author-wait` */
  return (realmId: string, author: Buffer): void => {
    if (!allowed(realmId, author)) throw new Refusal('author-wait', { most: mostAnHour });
  };
}

/**
 * Tells whether something may be done once more within the hour. Counted under a hash, in each process by itself, forgotten
 * with the hour: it is in no table and no log, and nobody can ask who it was.
 */
export function hourly(clock: Clock, most: number): (realmId: string, key: Buffer) => boolean {
  let hour = 0;
  const counts = new Map<string, number>();
  return (realmId, key) => {
    const now = Math.floor(clock.now().getTime() / hourMs);
    if (now !== hour) counts.clear();
    hour = now;
    const hash = createHash('sha256').update(realmId).update(key).digest('base64');
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return count <= most;
  };
}
