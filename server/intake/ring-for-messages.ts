import type { Database } from '../platform/database.ts';
import { eventsChannel } from '../platform/event-log.ts';

/** Reading begins this much later at most; at a thousand posts a second one ring goes for all of a dozen commits. */
const gatherMs = 10;

/**
 * Rings for messages that have been written, outside their transactions: one that notifies holds a lock of the whole
 * database from before its commit is flushed until after, so that only one receipt at a time would reach the disk. A
 * ring that is lost with its process is made up for by the look every consumer takes each second.
 */
export function createRinger(database: Pick<Database, 'reserved'>): () => void {
  let waiting = false;
  const ring = async () => {
    waiting = false;
    await database.reserved.query(`select pg_notify('${eventsChannel}', 'messages.received')`);
  };
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => void ring().catch(() => {}), gatherMs).unref();
  };
}
