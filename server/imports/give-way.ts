import { setTimeout as later } from 'node:timers/promises';
import type { Database } from '../platform/database.ts';
import { readingBacklog } from '../triage/index.ts';

/** Batches written and not yet read: what a resident writes meanwhile is read behind no more of the file than this. */
const mostWaiting = 4;
const lookMs = 50;

/**
 * Lets an import wait until most of what it wrote has been read.
 * @param patienceMs how long reading may stand still. Then nobody reads, as when the server is stopped while the command
 * imports: there is nobody to make way for, and the import waits no more.
 */
export function createGiveWay(
  { acrossRealms }: Pick<Database, 'acrossRealms'>,
  patienceMs = 3000,
): () => Promise<void> {
  let hopeful = true;
  return async () => {
    let before: string | null = null;
    let movedAt = performance.now();
    while (hopeful) {
      const { waiting, reached } = await acrossRealms((tx) => readingBacklog(tx, mostWaiting));
      if (waiting < mostWaiting) return;
      if (reached !== before) movedAt = performance.now();
      before = reached;
      hopeful = performance.now() - movedAt < patienceMs;
      await later(lookMs);
    }
  };
}
