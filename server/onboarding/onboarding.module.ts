import type { Module, Platform } from '../platform/module.ts';
import type { Directories } from '../territory/index.ts';
import { authorityPeopleRoutes } from './authority-people.routes.ts';
import { listFileRoutes } from './lists/list-file.routes.ts';
import { peopleFileRoutes } from './people-file.routes.ts';
import { setUpRoutes } from './set-up.routes.ts';

/** What sets a realm up: its lists from files, and a new realm step by step. */
export function onboardingModule(parts: Platform & { directories: Directories }): Module {
  return {
    name: 'onboarding',
    routes(app) {
      listFileRoutes(app, parts);
      peopleFileRoutes(app, parts);
      setUpRoutes(app, parts);
      authorityPeopleRoutes(app, parts);
    },
  };
}
