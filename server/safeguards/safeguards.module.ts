import type { Module, SigningPlatform } from '../platform/module.ts';
import { safeguardRoutes } from './safeguards.routes.ts';
import { sealAllActs } from './seal-acts.ts';

export function safeguardsModule(parts: SigningPlatform): Module {
  return {
    name: 'safeguards',
    routes: (app) => safeguardRoutes(app, parts),
    jobs: { 'seal-outward-acts': () => sealAllActs(parts) },
    // A night missed is made up for within the day.
    crontab: ['7 0 * * * seal-outward-acts ?fill=1d'],
  };
}
