import { keepRetention } from '../safeguards/index.ts';
import { type Command, flag, textOption } from './command.ts';
import { databaseHelp, databaseOptions, open } from './open.ts';
import { findRealm } from './user.ts';

export const retention: Command = {
  name: 'retention',
  summary: 'take away personal data that has been kept long enough',
  help: `heed retention [--dry-run] [--realm CODE]

What a running Heed does every night, now: takes away contacts, words of messages set aside, rejected rows, signatures
and links that are older than the realm keeps them, and says how many of each.

  --dry-run          only say what would be taken away
  --realm CODE       the realm; not needed when there is only one
${databaseHelp}`,
  options: { ...databaseOptions, 'dry-run': { type: 'boolean' }, realm: { type: 'string' } },
  async run(input) {
    const opened = await open(input, { logLevel: 'warn' });
    try {
      const realm = await opened.database.acrossRealms((tx) => findRealm(tx, textOption(input, 'realm')));
      const dry = flag(input, 'dry-run');
      const report = await keepRetention(opened.platform, realm.id, { dry });
      for (const { kind, days, rows } of report) {
        const term = days === null ? 'kept for good' : `${days} days`;
        console.log([kind, term, `${rows} ${dry ? 'would go' : 'gone'}`].join('\t'));
      }
    } finally {
      await opened.close();
    }
  },
};
