import type pg from 'pg';
import type { Log } from '../platform/log.ts';

/**
 * One listener a channel among all processes: session locks on one connection kept for them. When the connection
 * breaks, every lock is lost at once, and `onLost` is told.
 */
export interface ChannelLocks {
  /** @returns false when another process listens to this channel */
  acquire(channelId: string): Promise<boolean>;
  release(channelId: string): Promise<void>;
  close(): void;
}

const key = `hashtextextended('listen ' || $1, 0)`;

export function createChannelLocks(pool: pg.Pool, log: Log, onLost: () => void): ChannelLocks {
  let client: pg.PoolClient | undefined;

  const connection = async (): Promise<pg.PoolClient> => {
    if (client) return client;
    const fresh = await pool.connect();
    const lose = (error?: Error) => {
      if (client !== fresh) return;
      client = undefined;
      fresh.release(true);
      log.warn({ error }, 'the connection that holds the channels broke');
      onLost();
    };
    fresh.on('error', lose);
    fresh.on('end', () => lose());
    client = fresh;
    return fresh;
  };

  return {
    async acquire(channelId) {
      const held = await connection();
      const { rows } = await held.query<{ locked: boolean }>(
        `select pg_try_advisory_lock(${key}) as locked`,
        [channelId],
      );
      return rows[0]?.locked ?? false;
    },
    async release(channelId) {
      await client?.query(`select pg_advisory_unlock(${key})`, [channelId]);
    },
    close() {
      const held = client;
      client = undefined;
      // Ended and not given back: its locks go with it.
      held?.release(true);
    },
  };
}
