import type { Module, Platform } from '../platform/module.ts';
import { fileRoutes } from './files.routes.ts';
import { pingScanner } from './scan/clamd.ts';
import { forgetUnnamed } from './unnamed/forget-unnamed.ts';

export function filesModule(platform: Platform): Module {
  const { scanner, log } = platform;
  const closing = new AbortController();
  return {
    name: 'files',
    routes: (app) => fileRoutes(app, platform),
    jobs: {
      'forget-unnamed-files': (_payload, { abortSignal }) => forgetUnnamed(platform, abortSignal),
    },
    // A night missed is made up for within the day.
    crontab: ['25 3 * * * forget-unnamed-files ?fill=1d'],
    async warm() {
      // Better said now than when the first resident's photo is refused.
      if (!scanner) return;
      try {
        await pingScanner(scanner, closing.signal);
      } catch (error) {
        if (closing.signal.aborted) return;
        log.error({ error }, 'the virus scanner does not answer: files are refused until it does');
      }
    },
    // A scanner that says nothing would hold up the end of the process.
    async close() {
      closing.abort();
    },
  };
}
