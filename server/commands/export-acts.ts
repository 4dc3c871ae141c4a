import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { system } from '../platform/actor.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { actsFile, sealActs } from '../safeguards/index.ts';
import { type CommandInput, textOption } from './command.ts';
import { open } from './open.ts';
import { findRealm } from './user.ts';

/** `heed export acts`: the log of outward acts of a realm, for `heed verify`. */
export async function exportActs(input: CommandInput): Promise<void> {
  const opened = await open(input, { logLevel: 'warn' });
  try {
    const { database, platform } = opened;
    const realm = await database.acrossRealms((tx) => findRealm(tx, textOption(input, 'realm')));
    const context = { realmId: realm.id, actor: system('heed export'), at: platform.clock.now() };
    // Before it is written: the file holds the entry that tells of it.
    await database.inRealm(realm.id, (tx) =>
      recordOutwardAct(tx, context, { act: 'export', subjectId: null, data: { of: 'outward acts' } }),
    );
    await sealActs(platform, realm.id);
    const file = input.positionals[1] ?? textOption(input, 'to');
    const out: Writable = file ? createWriteStream(file) : process.stdout;
    for await (const line of actsFile(platform, realm)) if (!out.write(line)) await once(out, 'drain');
    if (file) await new Promise<void>((resolve) => out.end(resolve));
  } finally {
    await opened.close();
  }
}
