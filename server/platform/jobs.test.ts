import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase, sql } from './database.ts';
import { type Jobs, queueJob, runJobs } from './jobs.ts';
import { createLog } from './log.ts';
import { testDatabase } from './testing/database.ts';

let url: string;
let database: Database;
beforeAll(async () => {
  url = await testDatabase();
  database = openDatabase(url);
});
afterAll(() => database.close());

it('does what a process that was killed had in hand, and leaves alone what another is doing', async () => {
  const done: unknown[] = [];
  const work = () =>
    runJobs(url, { work: async (payload) => void done.push(payload) }, '', createLog('silent'));
  const leaveWith = (worker: string, payload: Record<string, unknown>) =>
    database.acrossRealms(async (tx) => {
      await queueJob(tx, 'work', payload);
      await tx.run(sql`update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now()
        where locked_by is null`);
    });
  await leaveWith('killed', { of: 'killed' });
  const first = await work();
  await expect.poll(() => done).toEqual([{ of: 'killed' }]);
  await leaveWith('another', { of: 'another' });
  const second = await work();
  await database.acrossRealms((tx) => queueJob(tx, 'work', { of: 'nobody' }));
  await expect.poll(() => done).toEqual([{ of: 'killed' }, { of: 'nobody' }]);
  await Promise.all([first.stop(), second.stop()]);
});

it('tells long work to end when everything ends, and has it repeated by the next start', async () => {
  let begun = 0;
  const tasks: Jobs = {
    async long(_payload, { abortSignal }) {
      begun += 1;
      if (begun > 1) return;
      await once(abortSignal!, 'abort');
      // What it has in hand takes it a while to lay down.
      await database.acrossRealms((tx) => tx.run(sql`select pg_sleep(0.3)`));
      throw new Error('given up');
    },
  };
  await database.acrossRealms((tx) => queueJob(tx, 'long', {}));
  const first = await runJobs(url, tasks, '', createLog('silent'));
  await expect.poll(() => begun).toBe(1);
  await first.stop();
  const left = await database.acrossRealms((tx) =>
    tx.all(sql<{ lockedBy: string | null }>`select locked_by as "lockedBy" from graphile_worker.jobs
      where task_identifier = 'long'`),
  );
  expect(left).toEqual([{ lockedBy: null }]);
  const second = await runJobs(url, tasks, '', createLog('silent'));
  await expect.poll(() => begun).toBe(2);
  await second.stop();
});
