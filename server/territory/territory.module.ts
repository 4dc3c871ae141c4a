import type { Module, Platform } from '../platform/module.ts';
import { boundaryRoutes } from './boundaries/boundaries.routes.ts';
import { calendarRoutes } from './calendars/calendars.routes.ts';
import { centreRoutes } from './centres.routes.ts';
import type { Directories } from './directory.ts';
import { routingVersionRoutes } from './routing-versions.routes.ts';
import { territoryRoutes } from './territory.routes.ts';
import { mappingRoutes } from './topics/mappings.routes.ts';

export function territoryModule(parts: Platform & { directories: Directories }): Module {
  return {
    name: 'territory',
    routes(app) {
      territoryRoutes(app, parts);
      boundaryRoutes(app, parts);
      mappingRoutes(app, parts);
      calendarRoutes(app, parts);
      centreRoutes(app, parts);
      routingVersionRoutes(app, parts);
    },
  };
}
