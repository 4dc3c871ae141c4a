import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { App } from '../app.ts';
import type { ProcessRole } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';

/** What the thread is given; the rest of its configuration it reads from the environment, as the process did. */
export interface Background {
  readonly databaseUrl: string;
  /** The data directory. */
  readonly data: string;
  readonly publicUrl: string;
  readonly roles: readonly ProcessRole[];
  readonly logLevel: string;
}

/** After an end nobody asked for it is started anew, this much later. */
const againMs = 1000;

/**
 * Begins the work of these roles: beside the web the others go to a thread of their own, so that nothing they compute or
 * parse holds up whoever waits for a page or a receipt. It meets the rest only in the database, as a process of its own
 * would: should it end, what it had in hand is repeated by the next one. @returns what stops the thread
 */
export async function startRoles(
  app: Pick<App, 'start'>,
  { roles, ...settings }: Omit<Background, 'roles'> & { roles: ReadonlySet<ProcessRole> },
  log: Log,
): Promise<{ stop(): Promise<void> }> {
  const beside: readonly ProcessRole[] = roles.has('web') ? [...roles].filter((role) => role !== 'web') : [];
  await app.start(settings.databaseUrl, beside.length > 0 ? new Set(['web']) : roles);
  return beside.length > 0 ? startThread({ ...settings, roles: beside }, log) : { stop: async () => {} };
}

/** Nobody waits until it has loaded: people are served meanwhile. */
function startThread(background: Background, log: Log): { stop(): Promise<void> } {
  let running: Worker | undefined;
  let stopping = false;
  let again: NodeJS.Timeout | undefined;

  const begin = () => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), {
      name: 'background',
      workerData: background,
    });
    running = thread;
    thread.on('error', (error) => log.error({ error }, 'the background thread failed'));
    thread.on('exit', () => {
      running = undefined;
      if (!stopping) again = setTimeout(begin, againMs);
    });
  };

  begin();
  return {
    async stop() {
      stopping = true;
      clearTimeout(again);
      if (!running) return;
      const ended = once(running, 'exit');
      running.postMessage('stop');
      await ended;
    },
  };
}
