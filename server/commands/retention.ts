import { wordsIn } from '../platform/words.ts';
import { keepRetention } from '../safeguards/index.ts';
import { type Command, flag, textOption } from './command.ts';
import { databaseOptions, open } from './open.ts';
import { findRealm } from './user.ts';

export const retention: Command = {
  name: 'retention',
  options: { 'dry-run': { type: 'boolean' }, realm: { type: 'string' }, ...databaseOptions },
  async run(input) {
    const { words } = input;
    const kindWords = wordsIn(input.language);
    const opened = await open(input, { logLevel: 'warn' });
    try {
      const realm = await opened.database.acrossRealms((tx) => findRealm(tx, textOption(input, 'realm')));
      const dry = flag(input, 'dry-run');
      const report = await keepRetention(opened.platform, realm.id, { dry });
      for (const { kind, days, rows } of report) {
        const term =
          days === null ? words('retention.told.for-good') : words('retention.told.days', { days });
        const gone = words(dry ? 'retention.told.would-go' : 'retention.told.gone', { rows });
        console.log([kindWords(`word.retention.${kind}`), term, gone].join('\t'));
      }
    } finally {
      await opened.close();
    }
  },
};
