import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
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
