import type { Module, SigningPlatform } from '../platform/module.ts';
import { drawLooks } from './draw-looks.ts';
import { replayErasures } from './erase-messages.ts';
import { keepAllRetention } from './keep-retention.ts';
import { retentionRoutes } from './retention.routes.ts';
import { safeguardRoutes } from './safeguards.routes.ts';
import { sealAllActs } from './seal-acts.ts';
import { secondLookRoutes } from './second-looks.routes.ts';

export function safeguardsModule(parts: SigningPlatform): Module {
  return {
    name: 'safeguards',
    routes(app) {
      safeguardRoutes(app, parts);
      secondLookRoutes(app, parts);
      retentionRoutes(app, parts);
    },
    jobs: {
      'seal-outward-acts': () => sealAllActs(parts),
      'draw-second-looks': () => drawLooks(parts),
      'keep-retention': () => keepAllRetention(parts),
      'replay-erasures': async () => {
        const erased = await replayErasures(parts);
        if (erased > 0)
          parts.log.warn({ erased }, 'messages erased before were there again, and are erased again');
      },
    },
    // A night missed is made up for within the day.
    crontab: [
      '7 0 * * * seal-outward-acts ?fill=1d',
      '20 3 * * 1 draw-second-looks ?fill=1d',
      '40 2 * * * keep-retention ?fill=1d',
      // Often: a backup may be restored at any hour, and what was erased must not be seen again.
      '*/5 * * * * replay-erasures',
    ],
  };
}
