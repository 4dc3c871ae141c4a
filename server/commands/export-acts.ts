import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { system } from '../platform/actor.ts';
import { takeActsFile } from '../safeguards/index.ts';
import { type CommandInput, textOption } from './command.ts';
import { open } from './open.ts';
import { findRealm } from './user.ts';

/** `heed export acts`: the log of outward acts of a realm, for `heed verify`. */
export async function exportActs(input: CommandInput): Promise<void> {
  const opened = await open(input, { logLevel: 'warn' });
  try {
    const { database, platform } = opened;
    const realm = await database.acrossRealms((tx) => findRealm(tx, textOption(input, 'realm')));
    const lines = await takeActsFile(platform, realm, system('heed export'));
    const file = input.positionals[1] ?? textOption(input, 'to');
    const out: Writable = file ? createWriteStream(file) : process.stdout;
    for await (const line of lines) if (!out.write(line)) await once(out, 'drain');
    if (file) await new Promise<void>((resolve) => out.end(resolve));
  } finally {
    await opened.close();
  }
}
