import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { type Jobs, queueJob } from '../platform/jobs.ts';
import { learnCorrections } from './learn-corrections.ts';

const everyMinute = 'learn-corrections';
const between = 'learn-corrections-between';
const halfMinuteMs = 30_000;

export const learnCorrectionsCrontab: readonly string[] = [`* * * * * ${everyMinute}`];

/**
 * What people choose is learnt within a minute: it is looked for each half minute, and a choice counts ten seconds
 * after it was made (`writtenWithinMs`). The crontab knows whole minutes only: each one asks for the look between.
 */
export function learnCorrectionsJobs(parts: { database: Database; clock: Clock }) {
  const learn = async () => void (await learnCorrections(parts));
  return {
    async [everyMinute]() {
      const runAt = new Date(parts.clock.now().getTime() + halfMinuteMs);
      await parts.database.acrossRealms((tx) => queueJob(tx, between, {}, { runAt, key: between }));
      await learn();
    },
    [between]: learn,
  } satisfies Jobs;
}
