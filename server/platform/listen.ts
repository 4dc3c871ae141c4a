import pg from 'pg';
import { bellSeparator, eventsChannel } from './event-log.ts';
import type { Log } from './log.ts';
import type { Wake } from './wake.ts';

/** Keeps one connection listening for new events and rings the bell; reconnects by itself. */
export function listenForEvents(url: string, wake: Wake, log: Log): { stop(): Promise<void> } {
  let client: pg.Client | undefined;
  let stopping = false;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'heed listen' });
    fresh.on('notification', ({ payload }) => wake.ring(payload ? payload.split(bellSeparator) : undefined));
    fresh.on('error', () => {});
    fresh.on('end', () => {
      if (!stopping && client === fresh) later();
    });
    client = fresh;
    try {
      await fresh.connect();
      await fresh.query(`listen ${eventsChannel}`);
      // Whatever was written while nobody listened.
      wake.ring();
    } catch (error) {
      log.warn({ error }, 'cannot listen for events; trying again');
      later();
    }
  };
  const later = () => {
    if (stopping || retry) return;
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, 1000);
  };

  const connected = connect();
  return {
    stop: async () => {
      stopping = true;
      clearTimeout(retry);
      await connected;
      await client?.end().catch(() => {});
    },
  };
}
