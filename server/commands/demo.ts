import { demoPassword, demoSignIns, demoWorld, neighbourSignIns, seedDemo } from '../demo/index.ts';
import { sql } from '../platform/database.ts';
import { UsageError } from '../platform/usage-error.ts';
import { wordsIn } from '../platform/words.ts';
import { createDirectories } from '../territory/index.ts';
import { type Command, type CommandInput, numberOption, textOption } from './command.ts';
import { databaseOptions, type Opened, open } from './open.ts';
import { createProgress } from './progress.ts';
import { createStepLine } from './step-line.ts';
import {
  emptyDatabase,
  holdsImports,
  isUnfinished,
  markFinished,
  markUnfinished,
} from './unfinished-demo.ts';

/** Enough that every screen has something to show, and little enough that the first start stays short. */
export const defaultMessages = 6000;

export const demo: Command = {
  name: 'demo',
  options: { messages: { type: 'string' }, seed: { type: 'string' }, ...databaseOptions },
  helpParams: { messages: defaultMessages },
  async run(input) {
    const messages = numberOption(input, 'messages') ?? defaultMessages;
    const opened = await open(input, { makes: true, logLevel: 'warn' });
    try {
      if (await isUnfinished(opened.database)) throw new UsageError('demo-unfinished');
      if (await hasRealm(opened, 'demo')) throw new UsageError('demo-exists');
      await fillDemo(opened, input, messages, textOption(input, 'seed') ?? '1');
      console.log(describeSignIns(input));
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

export async function fillDemo(
  opened: Opened,
  input: CommandInput,
  messages: number,
  seed: string,
): Promise<void> {
  const { words } = input;
  const progress = createProgress(words('demo.filling'), words);
  const steps = createStepLine(words('demo.filling'), words);
  const first = !(await hasRealm(opened));
  if (first) await markUnfinished(opened.database);
  try {
    await seedDemo(opened.platform, createDirectories(), {
      seed,
      messages,
      onProgress: progress.update,
      onStep: (step, counted) => steps.say(words(`demo.step.${step}`, counted)),
    });
  } finally {
    steps.end();
  }
  if (first) await markFinished(opened.database);
}

/**
 * Clears away a demo whose filling was cut off, if nothing else is there and nobody else is at work.
 * @throws UsageError `demo-unfinished` where the database is somebody else's to clear
 */
export async function clearUnfinishedDemo(opened: Opened, { words }: CommandInput): Promise<void> {
  if (!(await isUnfinished(opened.database))) return;
  if (opened.config.databaseUrl || (await holdsImports(opened.database)))
    throw new UsageError('demo-unfinished');
  console.log(words('demo.begun-anew'));
  await emptyDatabase(opened.database, opened.databaseUrl);
}

/** The addresses a newcomer can sign in with. */
export function describeSignIns({ words, language }: CommandInput): string {
  const roleWords = wordsIn(language);
  const people = [
    ...demoSignIns(demoWorld()).map(({ role, email }) => [roleWords(`word.role.${role}`), email] as const),
    ...neighbourSignIns.map(({ who, email }) => [words(`demo.neighbour.${who}`), email] as const),
  ];
  const width = Math.max(...people.map(([who]) => who.length)) + 2;
  const lines = people.map(([who, email]) => `  ${who.padEnd(width)}${email}`);
  return `${words('demo.sign-in', { password: demoPassword })}\n${lines.join('\n')}`;
}
