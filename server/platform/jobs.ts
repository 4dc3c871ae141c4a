import { EventEmitter } from 'node:events';
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker';
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

const application_name = 'heed jobs';

/**
 * A process that was killed keeps what it had in hand: the queue would wait four hours for it. Where no other works off
 * jobs, whoever has one is gone.
 */
async function freeAbandoned(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ worker: string }>(
    `select distinct locked_by as worker from graphile_worker.jobs
      where locked_by is not null and not exists (select from pg_stat_activity
        where datname = current_database() and application_name = $1 and pid <> pg_backend_pid())`,
    [application_name],
  );
  await free(
    pool,
    rows.map(({ worker }) => worker),
  );
}

/** What these had in hand may be taken up again. */
async function free(pool: pg.Pool, workers: readonly string[]): Promise<void> {
  await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [workers]);
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
    application_name,
    onConnect: letBackendGiveWay,
  });
  let stopping = false;
  const onBroken = (error: Error) => {
    if (!stopping) log.warn({ error }, 'a connection of the job queue broke');
  };
  pgPool.on('error', onBroken);
  pgPool.on('connect', (client) => client.on('error', onBroken));
  await freeAbandoned(pgPool);
  const mine: string[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => mine.push(workerPool.id));
  const runner = await run({
    events,
    pgPool,
    taskList: tasks,
    crontab,
    concurrency: 4,
    noHandleSignals: true,
    // Long work is told at once that it should end: it is repeated after the next start.
    gracefulShutdownAbortTimeout: 0,
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
      stopping = true;
      await runner.stop();
      // The queue ends without waiting until what was just done, or given up, has been written down.
      await free(pgPool, mine);
      await pgPool.end();
    },
  };
}
