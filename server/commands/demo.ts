import { demoPassword, demoSignIns, demoWorld, neighbourSignIns, seedDemo } from '../demo/index.ts';
import { sql } from '../platform/database.ts';
import { createDirectories } from '../territory/index.ts';
import { type Command, numberOption, textOption, UsageError } from './command.ts';
import { databaseHelp, databaseOptions, type Opened, open } from './open.ts';
import { createProgress } from './progress.ts';

/** Enough that every screen has something to show, and little enough that the first start stays short. */
export const defaultMessages = 6000;

export const demo: Command = {
  name: 'demo',
  summary: 'fill a fictional region to try things out',
  help: `heed demo [--messages N] [--seed S]

Fills a realm "demo": a fictional region with two years of messages and what became of them.

  --messages N       how many messages (default ${defaultMessages})
  --seed S           another seed gives other people and other words (default 1)
${databaseHelp}`,
  options: { ...databaseOptions, messages: { type: 'string' }, seed: { type: 'string' } },
  async run(input) {
    const opened = await open(input, { logLevel: 'warn' });
    try {
      if (await hasRealm(opened, 'demo')) {
        throw new UsageError('there is a realm "demo" already: use another --data directory for another one');
      }
      await fillDemo(
        opened,
        numberOption(input, 'messages') ?? defaultMessages,
        textOption(input, 'seed') ?? '1',
      );
      console.log(describeSignIns());
    } finally {
      await opened.close();
    }
  },
};

export async function hasRealm(opened: Opened, code?: string): Promise<boolean> {
  const ofCode = code === undefined ? sql`` : sql`where code = ${code}`;
  const row = await opened.database.acrossRealms((tx) =>
    tx.one(sql<{ any: boolean }>`select exists (select from realms ${ofCode}) as any`),
  );
  return row.any;
}

export async function fillDemo(opened: Opened, messages: number, seed: string): Promise<void> {
  const progress = createProgress('Filling the demo region');
  await seedDemo(opened.platform, createDirectories(), { seed, messages, onProgress: progress.update });
  progress.end();
}

/** The addresses a newcomer can sign in with. */
export function describeSignIns(): string {
  const people = [
    ...demoSignIns(demoWorld()).map(({ role, email }) => `  ${role.padEnd(14)} ${email}`),
    ...neighbourSignIns.map(({ who, email }) => `  ${who.padEnd(14)} ${email}`),
  ];
  return `Sign in to the demo region, password ${demoPassword}:\n${people.join('\n')}`;
}
