import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Servers and databases keep a test waiting half its time: one worker more than there are processors. */
const maxWorkers = availableParallelism() + 1;

/** While the product of the journeys gets ready the engines reckon; what kills processes for minutes is not left for last. */
const order = [
  /^console /,
  /^engines /,
  /^e2e /,
  /^server .*\/faults\//,
  /^server .*\/(postgres|killed)/,
  /^server /,
];

const placeOf = ({ project, moduleId }: TestSpecification): number =>
  order.findIndex((part) => part.test(`${project.name} ${moduleId}`));

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}

export default defineConfig({
  test: {
    // Loading the same modules for every file took a quarter of the run; tests keep nothing in them.
    isolate: false,
    maxWorkers,
    sequence: { sequencer: LongFirst },
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
          // What is waited for comes when it comes: a second is nothing on a busy machine.
          expect: { poll: { timeout: 60_000, interval: 20 } },
        },
      },
      { test: { name: 'console', include: ['console/**/*.test.ts'] } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/lib/product.setup.ts'],
          // A journey is a minute's work, and several on a busy machine: each step in it has a limit of its own.
          testTimeout: 600_000,
          // The journeys wait for the product here, which fills a region first.
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
