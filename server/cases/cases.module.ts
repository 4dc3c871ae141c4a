import type { Module } from '../platform/module.ts';
import type { Wake } from '../platform/wake.ts';
import type { CaseParts } from './act.ts';
import { appealRoutes } from './appeals/appeals.routes.ts';
import { onAppealOpened } from './appeals/on-appeal-opened.ts';
import { remindOfAppeals } from './appeals/remind-of-appeals.ts';
import { arrivalRoutes } from './arrivals.routes.ts';
import { bulkRoutes } from './bulk/bulk.routes.ts';
import { conditionRoutes } from './by-condition/conditions.routes.ts';
import { caseRoutes } from './cases.routes.ts';
import { checklistRoutes } from './checklists/checklists.routes.ts';
import { followRoutes } from './follow/follow.routes.ts';
import { instructionRoutes } from './instructions/instructions.routes.ts';
import { remindOfInstructions } from './instructions/instructions.ts';
import { joinRoutes } from './join/join.routes.ts';
import { liveRoutes } from './live.routes.ts';
import { massRoutes } from './mass/mass.routes.ts';
import { onCaseOpenedAmongMany } from './mass/on-case-opened.ts';
import { proposeBursts } from './mass/propose-bursts.ts';
import { onCaseOpened } from './on-case-opened.ts';
import { onMessagesProposed } from './on-messages-proposed.ts';
import { onReplyReceived } from './on-reply-received.ts';
import { watchQuestions } from './questions/watch-questions.ts';
import { onTermsChanged, recountJobs } from './recount/on-terms-changed.ts';
import { recountRoutes } from './recount/recount.routes.ts';
import { routingTrialRoutes } from './routing/routing.routes.ts';
import { tagRoutes } from './tags/tags.routes.ts';
import { remindOfTasks } from './tasks/remind-of-tasks.ts';
import { taskRoutes } from './tasks/tasks.routes.ts';
import { onEmergencyProposed } from './tell-emergency.ts';
import { warnOfClocks } from './warn-clocks.ts';
import { closeUnobjected, markBreaches } from './watch-clocks.ts';
import { workRoutes } from './work/work.routes.ts';

export function casesModule(parts: CaseParts & { wake: Wake }): Module {
  let live: { stop(): void } | undefined;
  return {
    name: 'cases',
    routes(app) {
      caseRoutes(app, parts);
      arrivalRoutes(app, parts);
      joinRoutes(app, parts);
      massRoutes(app, parts);
      workRoutes(app, parts);
      recountRoutes(app, parts);
      taskRoutes(app, parts);
      instructionRoutes(app, parts);
      appealRoutes(app, parts);
      bulkRoutes(app, parts);
      checklistRoutes(app, parts);
      followRoutes(app, parts);
      tagRoutes(app, parts);
      routingTrialRoutes(app, parts);
      conditionRoutes(app, parts);
      live = liveRoutes(app, parts);
      app.addHook('preClose', async () => live?.stop());
    },
    consumers: [
      onMessagesProposed(parts),
      onEmergencyProposed(parts),
      onCaseOpened(parts),
      onReplyReceived(parts),
      onCaseOpenedAmongMany(parts),
      onTermsChanged(parts),
      onAppealOpened(parts),
    ],
    jobs: {
      'watch-clocks': async () => {
        await markBreaches(parts);
        while ((await warnOfClocks(parts)) > 0);
        await closeUnobjected(parts);
        await watchQuestions(parts);
      },
      ...recountJobs(parts),
      'remind-of-instructions': async () => {
        await remindOfInstructions(parts);
        await remindOfTasks(parts);
        await remindOfAppeals(parts);
      },
      'propose-mass-problems': async () => void (await proposeBursts(parts)),
    },
    crontab: [
      '* * * * * watch-clocks',
      '*/5 * * * * propose-mass-problems',
      '10 5 * * * remind-of-instructions',
    ],
  };
}
