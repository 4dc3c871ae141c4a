import { createHash } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { Refusal } from '../platform/refusal.ts';

const hourMs = 3_600_000;
/** More than anybody has to add about their trouble within an hour, in all their cases together. */
export const mostAnHour = 20;

/**
 * How much one author adds within an hour, by whatever private links they hold: beside the limit by address, which somebody
 * with many addresses passes. Counted under a hash of the pseudonym, in each process by itself, forgotten with the hour: it
 * is in no table and no log, and nobody can ask who it was.
 */
export function authorLimit(clock: Clock) {
  let hour = 0;
  const counts = new Map<string, number>();
  /** @throws Refusal `author-wait` */
  return (realmId: string, author: Buffer): void => {
    const now = Math.floor(clock.now().getTime() / hourMs);
    if (now !== hour) counts.clear();
    hour = now;
    const key = createHash('sha256').update(realmId).update(author).digest('base64');
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > mostAnHour) throw new Refusal('author-wait', { most: mostAnHour });
  };
}
