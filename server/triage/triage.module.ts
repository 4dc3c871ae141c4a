import type { Module, Platform } from '../platform/module.ts';
import type { Directories } from '../territory/index.ts';
import { arrivalRoutes } from './arrivals.routes.ts';
import { learnCorrectionsCrontab, learnCorrectionsJobs } from './learn-corrections.jobs.ts';
import { modelRoutes } from './models.routes.ts';
import { onMessagesReceived } from './on-messages-received.ts';
import { openEverywhere } from './reader/open-everywhere.ts';
import { createReadingRoom } from './reader/reading-room.ts';
import { runTraining, trainingJob } from './run-training.ts';
import { expireWatches } from './watches/expire-watches.ts';
import { watchRoutes } from './watches/watches.routes.ts';

export function triageModule(platform: Platform & { directories: Directories }): Module {
  const parts = { ...platform, room: createReadingRoom() };
  return {
    name: 'triage',
    routes(app) {
      arrivalRoutes(app, parts);
      modelRoutes(app, parts);
      watchRoutes(app, parts);
    },
    consumers: [onMessagesReceived(parts)],
    jobs: {
      [trainingJob]: (payload, { abortSignal }) =>
        runTraining(parts, payload as { realmId: string; id: string }, abortSignal),
      'expire-watches': () => expireWatches(parts),
      ...learnCorrectionsJobs(parts),
    },
    crontab: [...learnCorrectionsCrontab, '7 * * * * expire-watches'],
    warm: () => openEverywhere(parts),
    close: () => parts.room.close(),
  };
}
