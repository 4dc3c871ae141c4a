import type { Log } from './log.ts';
import { createTurns, type Turn } from './turns.ts';
import type { Wake } from './wake.ts';

/** Work that is looked for again and again, a step at a time. */
export interface Loop {
  readonly name: string;
  /** The events that may bring it work; it also looks when nothing rang. */
  readonly wokenBy: readonly string[];
  /** One of many that wait for each other, and whether the others wait for it; see `turns.ts`. */
  readonly inTurn?: Turn;
  /** @returns how much was done; 0: nothing is left for now */
  step(): Promise<number>;
}

/**
 * A loop that found nothing looks again after this long at the earliest, however often the bell rings: under load
 * every commit rings it.
 */
const calmMs = 25;

/**
 * So many loops that go in turn are at work at once. Consumers are some fifty, and one message wakes most of them: all
 * together they would take every connection and processor from whoever waits for a page or a receipt, and be done no
 * sooner.
 */
const inTurnAtOnce = 4;

/** Runs loops until stopped: woken by the database, and at the latest after `patienceMs`. */
export function runLoops(
  parts: { log: Log; wake: Wake },
  loops: readonly Loop[],
  patienceMs = 1000,
): { stop(): Promise<void> } {
  const { log, wake } = parts;
  let stopping = false;
  const turns = createTurns(inTurnAtOnce);
  const stepOf = (loop: Loop) =>
    loop.inTurn ? turns.take(async () => (stopping ? 0 : loop.step()), loop.inTurn) : loop.step();
  const running = loops.map(async (loop) => {
    while (!stopping) {
      const seen = wake.count(loop.wokenBy);
      try {
        while (!stopping && (await stepOf(loop)) > 0);
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
