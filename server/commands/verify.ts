import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { UsageError } from '../platform/usage-error.ts';
import { knownLanguages, wordsIn } from '../platform/words.ts';
import { createVerifier } from '../safeguards/index.ts';
import { type Command, choiceOption, textOption } from './command.ts';
import { requireFile } from './require-file.ts';

export const verify: Command = {
  name: 'verify',
  takes: 1,
  options: { key: { type: 'string' }, language: { type: 'string' } },
  async run(input) {
    const file = requireFile('verify', input);
    const say = wordsIn(choiceOption(input, 'language', knownLanguages()) ?? input.language);
    const key = textOption(input, 'key');
    const verifier = createVerifier(key ? [key] : []);
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) verifier.line(line);
    const { fault, signers, ...found } = verifier.end();
    if (fault) throw new UsageError('acts-fault', { fault: say(`acts.fault.${fault.code}`, { ...fault }) });
    console.log(say('acts.whole', { ...found, signers: signers.join(', ') }));
    if (!key) console.log(say('acts.compareKey', { signers: signers.join(', ') }));
  },
};
