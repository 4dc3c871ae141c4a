import { randomInt } from 'node:crypto';
import type { Platform } from '../platform/module.ts';
import { allRealms } from './acts.store.ts';
import { type Candidate, candidatesSince, insertLooks } from './second-looks.store.ts';

const weekMs = 7 * 86_400_000;
/** One in twenty, and never fewer than ten: where little is set aside, all of it is looked at. */
const share = 0.05;
const fewest = 10;

/** How many of a week's messages set aside are looked at again. */
export function sampleSize(count: number): number {
  return Math.min(count, Math.max(fewest, Math.ceil(count * share)));
}

/**
 * Draws by lot, each as likely as any other (Fisher–Yates, from the system's randomness: nobody can foresee what a second
 * person will see).
 */
export function draw<T>(from: readonly T[], count: number, pick: (below: number) => number = randomInt): T[] {
  const left = [...from];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const place = pick(left.length);
    const [drawn] = left.splice(place, 1);
    return drawn!;
  });
}

/** Once a week: what was set aside in it and is drawn waits for a second person. Repeated, it draws nothing twice. */
export async function drawLooks(parts: Pick<Platform, 'database' | 'clock'>): Promise<void> {
  const at = parts.clock.now();
  const since = new Date(at.getTime() - weekMs);
  const realms = await parts.database.acrossRealms(allRealms);
  for (const { id } of realms) {
    await parts.database.inRealm(id, async (tx) => {
      const candidates: Candidate[] = await candidatesSince(tx, id, since);
      await insertLooks(tx, id, draw(candidates, sampleSize(candidates.length)), at);
    });
  }
}
