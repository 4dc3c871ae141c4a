import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { cloneDatabase } from '../postgres/throwaway.ts';

/**
 * A private, migrated, empty database: `const url = await testDatabase()`, usually once per file in `beforeAll`.
 * Takes some 75 ms. It goes when the server of the run goes; close your own connections in `afterAll`.
 */
export async function testDatabase(): Promise<string> {
  const { url, template, failure } = inject('postgres');
  if (failure !== undefined) throw new Error(`No test database: ${failure}`);
  return cloneDatabase(url, template, `test_${randomUUID().replaceAll('-', '')}`);
}
