import { system } from '../platform/actor.ts';
import { keyFiles } from '../platform/config.ts';
import { sql } from '../platform/database.ts';
import { addKey, dropKey } from '../platform/key-file.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { publicKeys } from '../platform/signing.ts';
import { UsageError } from '../platform/usage-error.ts';
import { countByKey, resealAll } from '../safeguards/index.ts';
import type { Command, CommandInput } from './command.ts';
import { databaseOptions, type Opened, open } from './open.ts';
import { createProgress } from './progress.ts';

export const keys: Command = {
  name: 'keys',
  takes: 2,
  options: databaseOptions,
  async run(input) {
    const [verb = ''] = input.positionals;
    const action = actions.get(verb);
    if (!action)
      throw new UsageError('verb-missing', {
        known: [...actions.keys()].map((one) => `heed keys ${one}`).join(', '),
      });
    const opened = await open(input, { logLevel: 'warn', anyKeys: true });
    try {
      await action(opened, input);
    } finally {
      await opened.close();
    }
  },
};

type Action = (opened: Opened, input: CommandInput) => Promise<void>;

async function list({ database, config }: Opened, { words }: CommandInput): Promise<void> {
  const counts = await database.acrossRealms(countByKey);
  const { current, keys: held } = config.keyRing;
  for (const id of new Set([...held.keys(), ...counts.keys()])) {
    const state = id === current ? 'keys.in-use' : held.has(id) ? 'keys.for-reading' : 'keys.missing';
    console.log([id, words(state), words('keys.sealed', { rows: counts.get(id) ?? 0 })].join('\t'));
  }
  for (const { id } of publicKeys(config.signingKeys)) console.log([id, words('keys.signs')].join('\t'));
}

async function rotate({ database, config, platform }: Opened, input: CommandInput): Promise<void> {
  const ring = config.keyRing;
  const counts = await database.acrossRealms(countByKey);
  const unfinished = [...counts.keys()].some((id) => id !== ring.current);
  const given = Boolean(input.env.HEED_KEYS);
  if (!unfinished && given) throw new UsageError('keys-new-first', { setting: 'HEED_KEYS' });
  if (!unfinished) addKey(keyFiles(config.dataDirectory).vault);
  const total = unfinished
    ? [...counts].reduce((sum, [id, rows]) => (id === ring.current ? sum : sum + rows), 0)
    : [...counts.values()].reduce((sum, rows) => sum + rows, 0);
  const progress = createProgress(input.words('keys.sealing'), input.words);
  const rows = await resealAll(database, ring, (done) => progress.update(done, total));
  progress.end();
  await note(database, platform.clock.now(), 'rotate keys', { key: ring.current, rows });
  console.log(input.words('keys.rotated', { rows, key: ring.current }));
}

async function drop({ database, config, platform }: Opened, input: CommandInput): Promise<void> {
  const [, id] = input.positionals;
  if (!id) throw new UsageError('name-missing', { command: 'keys', verb: 'drop', what: 'key' });
  if (input.env.HEED_KEYS) throw new UsageError('keys-drop-setting');
  const rows = (await database.acrossRealms(countByKey)).get(id) ?? 0;
  if (rows > 0) throw new UsageError('key-sealed', { rows, key: id });
  dropKey(keyFiles(config.dataDirectory).vault, id);
  await note(database, platform.clock.now(), 'drop key', { key: id });
  console.log(input.words('keys.dropped', { key: id }));
}

async function rotateSigning({ database, config, platform }: Opened, input: CommandInput): Promise<void> {
  if (input.env.HEED_SIGNING_KEYS) throw new UsageError('keys-new-first', { setting: 'HEED_SIGNING_KEYS' });
  addKey(keyFiles(config.dataDirectory).signing);
  const [key] = publicKeys(config.signingKeys);
  await note(database, platform.clock.now(), 'rotate signing key', { key: key!.id });
  console.log(input.words('keys.signing-rotated', { key: key!.id }));
}

/** Keys are the whole installation's: each realm's log tells of them. */
async function note(
  database: Opened['database'],
  at: Date,
  act: string,
  data: Record<string, string | number>,
): Promise<void> {
  const realms = await database.acrossRealms((tx) => tx.all(sql<{ id: string }>`select id from realms`));
  for (const { id } of realms)
    await database.inRealm(id, (tx) =>
      recordOutwardAct(tx, { realmId: id, actor: system('heed keys'), at }, { act, subjectId: null, data }),
    );
}

const actions: ReadonlyMap<string, Action> = new Map([
  ['list', list],
  ['rotate', rotate],
  ['drop', drop],
  ['rotate-signing', rotateSigning],
]);
