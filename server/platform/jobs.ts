import { Logger, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { sql, type Tx } from './database.ts';
import type { Log } from './log.ts';
import { letBackendGiveWay } from './priority.ts';

/** Timers and long work. A job may run again after a crash: every job is safe to repeat. */
export type Jobs = TaskList;

/** Queues a job in the caller's transaction: it runs if, and only if, that commits. */
export async function queueJob(
  tx: Tx,
  name: string,
  payload: Record<string, unknown>,
  options: { runAt?: Date; key?: string; queue?: string } = {},
): Promise<void> {
  const { runAt = null, key = null, queue = null } = options;
  await tx.run(sql`select queue_job(${name}, ${JSON.stringify(payload)}::json, ${runAt}, ${key}, ${queue})`);
}

/** Queues many jobs of one kind, in one statement. */
export async function queueJobs(
  tx: Tx,
  name: string,
  jobs: readonly { payload: Record<string, unknown>; runAt: Date; key: string }[],
): Promise<void> {
  await tx.run(sql`select queue_job(${name}, payload, run_at, key, null)
    from unnest(${jobs.map(({ payload }) => JSON.stringify(payload))}::json[],
      ${jobs.map(({ runAt }) => runAt)}::timestamptz[], ${jobs.map(({ key }) => key)}::text[]) as j (payload, run_at, key)`);
}

/** Runs jobs until stopped; `crontab` lines start the repeating ones (see graphile-worker). */
export async function runJobs(
  url: string,
  tasks: Jobs,
  crontab: string,
  log: Log,
): Promise<{ stop(): Promise<void> }> {
  // A pool of our own: the worker does not wait for the one it makes, and its last errors would end the process.
  const pgPool = new pg.Pool({
    connectionString: url,
    max: 6,
    application_name: 'heed jobs',
    onConnect: letBackendGiveWay,
  });
  let stopping = false;
  const onBroken = (error: Error) => {
    if (!stopping) log.warn({ error }, 'a connection of the job queue broke');
  };
  pgPool.on('error', onBroken);
  pgPool.on('connect', (client) => client.on('error', onBroken));
  const runner = await run({
    pgPool,
    taskList: tasks,
    crontab,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: new Logger(() => (level, message, meta) => {
      // Connections that break while everything stops are no news.
      if (stopping) return;
      if (level === 'error') log.error({ meta }, message);
      else if (level === 'warning') log.warn({ meta }, message);
      else log.debug(message);
    }),
  });
  return {
    async stop() {
      await runner.stop();
      stopping = true;
      await pgPool.end();
    },
  };
}
