import type { Module, SigningPlatform } from '../platform/module.ts';
import { drawLooks } from './draw-looks.ts';
import { safeguardRoutes } from './safeguards.routes.ts';
import { sealAllActs } from './seal-acts.ts';
import { secondLookRoutes } from './second-looks.routes.ts';

export function safeguardsModule(parts: SigningPlatform): Module {
  return {
    name: 'safeguards',
    routes(app) {
      safeguardRoutes(app, parts);
      secondLookRoutes(app, parts);
    },
    jobs: {
      'seal-outward-acts': () => sealAllActs(parts),
      'draw-second-looks': () => drawLooks(parts),
    },
    // A night missed is made up for within the day.
    crontab: ['7 0 * * * seal-outward-acts ?fill=1d', '20 3 * * 1 draw-second-looks ?fill=1d'],
  };
}
