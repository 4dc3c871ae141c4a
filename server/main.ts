import { parseArgs } from 'node:util';
import { type Command, UsageError } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { Refusal } from './platform/refusal.ts';
import { preferredLanguage, type Words, wordsIn } from './platform/words.ts';
import { version } from './version.ts';

const help = { help: { type: 'boolean', short: 'h' } } as const;

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return `heed ${version}: a management centre for citizens' messages\n\nheed COMMAND [--help]\n\n${lines.join('\n')}\n`;
}

async function main(words: string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(overview());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    console.log(version);
    return 0;
  }
  const command = commands.find((known) => known.name === name);
  if (!command) throw new UsageError(`there is no command "${name}": see heed --help`);
  return run(command, rest);
}

async function run(command: Command, rest: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: rest,
    options: { ...command.options, ...help },
    allowPositionals: true,
  });
  if (values.help === true) {
    console.log(command.help);
    return 0;
  }
  await command.run({ values, positionals, env: process.env });
  return 0;
}

/** The words of the terminal: HEED_LANGUAGE, or its locale (`ru_RU.UTF-8`), or English. */
function speech(): Words {
  const { HEED_LANGUAGE, LC_ALL, LANG } = process.env;
  return wordsIn(preferredLanguage(HEED_LANGUAGE || LC_ALL || LANG, 'en'));
}

/** One clear line; the whole story only for a fault of ours, and only when asked for. */
function complain(error: unknown): void {
  if (error instanceof Refusal) console.error(`heed: ${speech()(`error.${error.code}`, error.params)}`);
  else console.error(`heed: ${error instanceof Error ? error.message : String(error)}`);
  if (process.env.HEED_LOG === 'debug' && error instanceof Error) console.error(error.stack);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    complain(error);
    process.exit(1);
  },
);
