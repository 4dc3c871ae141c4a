import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Servers and databases keep a test waiting half its time: one worker more than there are processors. */
const maxWorkers = availableParallelism() + 1;

export default defineConfig({
  test: {
    // Loading the same modules for every file took a quarter of the run; tests keep nothing in them.
    isolate: false,
    maxWorkers,
    projects: [
      { test: { name: 'engines', include: ['engines/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'bench/**/*.test.ts'],
          globalSetup: ['server/platform/testing/postgres.setup.ts'],
          // A file makes its own database, and some start and kill servers: seconds on a busy machine.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'console', include: ['console/**/*.test.ts'] } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/lib/product.setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
