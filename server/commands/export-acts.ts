import { system } from '../platform/actor.ts';
import { takeActsFile } from '../safeguards/index.ts';
import { type CommandInput, textOption } from './command.ts';
import { open } from './open.ts';
import { findRealm } from './user.ts';
import { writeOut } from './write-out.ts';

/** `heed export acts`: the log of outward acts of a realm, for `heed verify`. */
export async function exportActs(input: CommandInput): Promise<void> {
  const opened = await open(input, { logLevel: 'warn' });
  try {
    const { database, platform } = opened;
    const realm = await database.acrossRealms((tx) => findRealm(tx, textOption(input, 'realm')));
    const lines = await takeActsFile(platform, realm, system('heed export'));
    const file = input.positionals[1] ?? textOption(input, 'to');
    await writeOut(file, lines);
  } finally {
    await opened.close();
  }
}
