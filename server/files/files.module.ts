import type { Module, Platform } from '../platform/module.ts';
import { fileRoutes } from './files.routes.ts';
import { pingScanner } from './scan/clamd.ts';

export function filesModule(platform: Platform): Module {
  const { scanner, log } = platform;
  return {
    name: 'files',
    routes: (app) => fileRoutes(app, platform),
    async warm() {
      // Better said now than when the first resident's photo is refused.
      if (scanner)
        await pingScanner(scanner).catch((error: unknown) =>
          log.error({ error }, 'the virus scanner does not answer: files are refused until it does'),
        );
    },
  };
}
