import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { knownLanguages, preferredLanguage, wordsIn } from '../platform/words.ts';
import { createVerifier } from '../safeguards/index.ts';
import { type Command, type CommandInput, textOption, UsageError } from './command.ts';

export const verify: Command = {
  name: 'verify',
  summary: 'check a file of the log of outward acts, without the database',
  help: `heed verify FILE [--key FINGERPRINT] [--language ru|en]

Checks a file written by heed export acts: every entry, its place in the chain, every seal, the end. Names the first
entry that was altered, is missing or stands in the wrong place. Ends with 0 when all is well and with 1 when not.

  --key F            accept this key only; the centre publishes its fingerprint at /api/outward-acts/keys. Without it
                     the file is checked with the keys it brings, which shows only that it was signed as a whole
  --language L       language of the verdict (default: the one of the environment)`,
  options: { key: { type: 'string' }, language: { type: 'string' } },
  async run(input) {
    const [file] = input.positionals;
    if (!file) throw new UsageError('say which file: heed verify FILE');
    const say = wordsIn(languageOf(input));
    const key = textOption(input, 'key');
    const verifier = createVerifier(key ? [key] : []);
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) verifier.line(line);
    const { fault, signers, ...found } = verifier.end();
    if (fault) throw new UsageError(say(`acts.fault.${fault.code}`, { ...fault }));
    console.log(say('acts.whole', { ...found, signers: signers.join(', ') }));
    if (!key) console.log(say('acts.compareKey', { signers: signers.join(', ') }));
  },
};

function languageOf(input: CommandInput): string {
  const asked = textOption(input, 'language');
  if (asked !== undefined && !knownLanguages().includes(asked))
    throw new UsageError(`--language is one of ${knownLanguages().join(', ')}`);
  return asked ?? preferredLanguage(input.env.LC_ALL ?? input.env.LC_MESSAGES ?? input.env.LANG, 'en');
}
