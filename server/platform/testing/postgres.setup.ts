import type { TestProject } from 'vitest/node';
import { migrate } from '../migrate.ts';
import { startTestPostgres } from '../postgres/throwaway.ts';

/** What every test file is told about the server of this run. */
export interface ProvidedPostgres {
  readonly url: string;
  readonly template: string;
  /** The files of a server that was never started. */
  readonly pristine: string;
  /** Why there is no template: only tests that ask for a database should fail for it. */
  readonly failure?: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: ProvidedPostgres;
  }
}

const TEMPLATE = 'heed_template';

/** Starts one PostgreSQL for the whole run, migrates a template once, and stops it at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestPostgres();
  let failure: { failure?: string } = {};
  try {
    await server.createTemplate(TEMPLATE, async (url) => void (await migrate(url)));
  } catch (error) {
    failure = { failure: error instanceof Error ? error.message : String(error) };
  }
  const { url, pristine } = server;
  project.provide('postgres', { url, pristine, template: TEMPLATE, ...failure });
  return () => server.stop();
}
