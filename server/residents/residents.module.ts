import type { CaseParts } from '../cases/index.ts';
import { createAcceptance } from '../intake/index.ts';
import type { Module } from '../platform/module.ts';
import { portalRoutes } from './portal.routes.ts';

export function residentsModule(parts: CaseParts): Module {
  return {
    name: 'residents',
    routes: (app) => portalRoutes(app, { ...parts, accept: createAcceptance(parts) }),
  };
}
