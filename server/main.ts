import { complaint } from './commands/complaint.ts';
import { helpOf, overview } from './commands/help.ts';
import { commands } from './commands/index.ts';
import { readInput } from './commands/read-input.ts';
import { terminalLanguage } from './commands/terminal-language.ts';
import { holdLifeline } from './platform/lifeline.ts';
import { UsageError } from './platform/usage-error.ts';
import { wordsIn } from './platform/words.ts';
import { version } from './version.ts';

/** What shells show of a program that ended because nobody reads it: 128 and SIGPIPE. */
const endedByPipe = 141;
const language = terminalLanguage(process.env);
const words = wordsIn(language);

/** @returns the exit code */
async function main([name, ...rest]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(overview(commands, version, words));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    console.log(version);
    return 0;
  }
  const command = commands.find((known) => known.name === name);
  if (!command) throw new UsageError('command-unknown', { command: name });
  const { wantsHelp, ...input } = readInput(command, rest);
  if (wantsHelp) console.log(helpOf(command, words));
  else await command.run({ ...input, env: process.env, language, words });
  return 0;
}

/** Set when whoever read what is said here has read enough, as `head` has: that is no mistake. */
let unread: unknown;
process.stdout.once('error', (error) => {
  unread = error;
});

holdLifeline();
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error === unread) process.exit(endedByPipe);
    console.error(`heed: ${complaint(error, words)}`);
    // The whole story only when asked for.
    if (process.env.HEED_LOG === 'debug' && error instanceof Error) console.error(error.stack);
    process.exit(1);
  },
);
