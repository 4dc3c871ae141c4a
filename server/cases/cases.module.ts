import type { Module } from '../platform/module.ts';
import type { Wake } from '../platform/wake.ts';
import type { CaseParts } from './act.ts';
import { arrivalRoutes } from './arrivals.routes.ts';
import { caseRoutes } from './cases.routes.ts';
import { liveRoutes } from './live.routes.ts';
import { onCaseOpened } from './on-case-opened.ts';
import { onMessagesProposed } from './on-messages-proposed.ts';
import { onReplyReceived } from './on-reply-received.ts';
import { closeUnobjected, markBreaches } from './watch-clocks.ts';

export function casesModule(parts: CaseParts & { wake: Wake }): Module {
  let live: { stop(): void } | undefined;
  return {
    name: 'cases',
    routes(app) {
      caseRoutes(app, parts);
      arrivalRoutes(app, parts);
      live = liveRoutes(app, parts);
      app.addHook('preClose', async () => live?.stop());
    },
    consumers: [onMessagesProposed(parts), onCaseOpened(parts), onReplyReceived(parts)],
    jobs: {
      'watch-clocks': async () => {
        await markBreaches(parts);
        await closeUnobjected(parts);
      },
    },
    crontab: ['* * * * * watch-clocks'],
  };
}
