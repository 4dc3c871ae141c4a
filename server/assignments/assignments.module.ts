import type { CaseParts } from '../cases/index.ts';
import type { Module } from '../platform/module.ts';
import { agreementRoutes } from './agreements/agreements.routes.ts';
import { crossAgreements } from './agreements/cross-agreements.ts';
import { assignmentRoutes } from './assignments.routes.ts';
import { crossLetters } from './cross-letters.ts';
import { onCaseEvents } from './on-case-events.ts';
import { countRealms } from './realms/count-realms.ts';
import { realmRoutes } from './realms/realms.routes.ts';
import { watchAssignments } from './watch-assignments.ts';

export function assignmentsModule(parts: CaseParts): Module {
  return {
    name: 'assignments',
    routes(app) {
      assignmentRoutes(app, parts);
      agreementRoutes(app, parts);
      realmRoutes(app, parts);
    },
    consumers: [crossLetters(parts), onCaseEvents(parts), crossAgreements()],
    jobs: {
      'watch-assignments': () => watchAssignments(parts),
      'count-realms': () => countRealms(parts),
    },
    crontab: ['* * * * * watch-assignments', '30 3 * * * count-realms'],
  };
}
