import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'engines', include: ['engines/**/*.test.ts'] } },
      { test: { name: 'server', include: ['server/**/*.test.ts', 'bench/**/*.test.ts'] } },
    ],
  },
});
