import type { CaseParts } from '../cases/index.ts';
import { createAcceptance } from '../intake/index.ts';
import type { Module } from '../platform/module.ts';
import { portalRoutes } from './portal.routes.ts';

export function residentsModule(parts: CaseParts): Module {
  return {
    name: 'residents',
    async routes(app) {
      // A scope of its own: mistakes here are answered with pages, everywhere else with problem details.
      await app.register(async (scope) => {
        portalRoutes(scope, { ...parts, accept: createAcceptance(parts) });
      });
    },
  };
}
