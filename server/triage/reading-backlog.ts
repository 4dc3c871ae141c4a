import { sql, type Tx } from '../platform/database.ts';

/** Under it the cursor of reading is kept. */
export const readingConsumer = 'triage: proposals';

export interface ReadingBacklog {
  /** Parcels of messages nobody has read yet, counted no further than asked. */
  readonly waiting: number;
  /** How far reading has come; another text whenever it has moved, null before it has begun. */
  readonly reached: string | null;
}

/** How much is waiting to be read, of all realms: what comes now is read behind it. Nothing waits where nobody ever read. */
export async function readingBacklog(tx: Tx, most: number): Promise<ReadingBacklog> {
  const [row] = await tx.all(sql<ReadingBacklog>`
    select c.tx::text || ' ' || c.id as reached, (
      select count(*)::int from (
        select from events e where (e.tx, e.id) > (c.tx, c.id) and e.type = 'messages.received' limit ${most}
      ) unread
    ) as waiting
    from event_cursors c where c.consumer = ${readingConsumer}`);
  return row ?? { waiting: 0, reached: null };
}
