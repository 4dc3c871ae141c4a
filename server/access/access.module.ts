import type { Module, Platform } from '../platform/module.ts';
import { recogniseSessions, sessionRoutes } from './session.routes.ts';
import { deleteExpiredSessions } from './sessions.store.ts';

export function accessModule(platform: Platform): Module {
  return {
    name: 'access',
    routes(app) {
      recogniseSessions(app, platform);
      sessionRoutes(app, platform);
    },
    jobs: {
      'delete-expired-sessions': async () => {
        await platform.database.acrossRealms((tx) => deleteExpiredSessions(tx, platform.clock.now()));
      },
    },
    crontab: ['17 3 * * * delete-expired-sessions'],
  };
}
