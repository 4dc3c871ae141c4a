import type { Log } from './log.ts';
import type { Wake } from './wake.ts';

/** Work that is looked for again and again, a step at a time. */
export interface Loop {
  readonly name: string;
  /** The events that may bring it work; it also looks when nothing rang. */
  readonly wokenBy: readonly string[];
  /** @returns how much was done; 0: nothing is left for now */
  step(): Promise<number>;
}

/**
 * A loop that found nothing looks again after this long at the earliest, however often the bell rings: under load
 * every commit rings it.
 */
const calmMs = 25;

/** Runs loops until stopped: woken by the database, and at the latest after `patienceMs`. */
export function runLoops(
  parts: { log: Log; wake: Wake },
  loops: readonly Loop[],
  patienceMs = 1000,
): { stop(): Promise<void> } {
  const { log, wake } = parts;
  let stopping = false;
  const running = loops.map(async (loop) => {
    while (!stopping) {
      const seen = wake.count(loop.wokenBy);
      try {
        while (!stopping && (await loop.step()) > 0);
        await wake.sleep(calmMs);
      } catch (error) {
        if (!stopping) log.error({ loop: loop.name, error }, 'a loop stumbled and will try again');
        await wake.sleep(patienceMs);
      }
      if (!stopping && wake.count(loop.wokenBy) === seen) await wake.wait(patienceMs, loop.wokenBy);
    }
  });
  return {
    stop: async () => {
      stopping = true;
      wake.all();
      await Promise.all(running);
    },
  };
}
