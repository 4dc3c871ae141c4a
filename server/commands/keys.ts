import { system } from '../platform/actor.ts';
import { keyFiles } from '../platform/config.ts';
import { sql } from '../platform/database.ts';
import { addKey, dropKey } from '../platform/key-file.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { publicKeys } from '../platform/signing.ts';
import { countByKey, resealAll } from '../safeguards/index.ts';
import { type Command, type CommandInput, UsageError } from './command.ts';
import { databaseHelp, databaseOptions, type Opened, open } from './open.ts';
import { createProgress } from './progress.ts';

export const keys: Command = {
  name: 'keys',
  summary: 'renew the keys that encrypt and sign',
  help: `heed keys list
heed keys rotate
heed keys drop ID
heed keys rotate-signing

rotate makes a new encryption key and seals everything anew with it. Stopped in between, it goes on when it is called
again; Heed may run meanwhile. An old key can be dropped once nothing is sealed with it, but backups made before need
it: keep a copy as long as you keep them. rotate-signing makes a new key for the log of outward acts; the old one stays,
for its seals are checked with it.

Keys given by HEED_KEYS or HEED_SIGNING_KEYS are changed there: put a new one first, restart Heed, then rotate.

${databaseHelp}`,
  options: databaseOptions,
  async run(input) {
    const [verb = ''] = input.positionals;
    const action = actions.get(verb);
    if (!action) throw new UsageError('say what to do: heed keys list, rotate, drop or rotate-signing');
    const opened = await open(input, { logLevel: 'warn' });
    try {
      await action(opened, input);
    } finally {
      await opened.close();
    }
  },
};

type Action = (opened: Opened, input: CommandInput) => Promise<void>;

async function list({ database, config }: Opened): Promise<void> {
  const counts = await database.acrossRealms(countByKey);
  const { current, keys: held } = config.keyRing;
  for (const id of new Set([...held.keys(), ...counts.keys()])) {
    const state = id === current ? 'in use' : held.has(id) ? 'kept for reading' : 'MISSING';
    console.log([id, state, `${counts.get(id) ?? 0} sealed`].join('\t'));
  }
  for (const { id } of publicKeys(config.signingKeys)) console.log([id, 'signs outward acts'].join('\t'));
}

async function rotate({ database, config, platform }: Opened, input: CommandInput): Promise<void> {
  const ring = config.keyRing;
  const counts = await database.acrossRealms(countByKey);
  const unfinished = [...counts.keys()].some((id) => id !== ring.current);
  const given = Boolean(input.env.HEED_KEYS);
  if (!unfinished && given) throw new UsageError('put a new key first in HEED_KEYS, then rotate');
  if (!unfinished) addKey(keyFiles(config.dataDirectory).vault);
  const total = unfinished
    ? [...counts].reduce((sum, [id, rows]) => (id === ring.current ? sum : sum + rows), 0)
    : [...counts.values()].reduce((sum, rows) => sum + rows, 0);
  const progress = createProgress('Sealing anew');
  const rows = await resealAll(database, ring, (done) => progress.update(done, total));
  progress.end();
  await note(database, platform.clock.now(), 'rotate keys', { key: ring.current, rows });
  console.log(`${rows} sealed anew with ${ring.current}.`);
}

async function drop({ database, config, platform }: Opened, input: CommandInput): Promise<void> {
  const [, id] = input.positionals;
  if (!id) throw new UsageError('say which: heed keys drop ID');
  if (input.env.HEED_KEYS) throw new UsageError('take the key out of HEED_KEYS and restart Heed');
  const rows = (await database.acrossRealms(countByKey)).get(id) ?? 0;
  if (rows > 0)
    throw new UsageError(`${rows} fields are still sealed with ${id}: run heed keys rotate first`);
  dropKey(keyFiles(config.dataDirectory).vault, id);
  await note(database, platform.clock.now(), 'drop key', { key: id });
  console.log(`${id} is gone. Backups made before it was replaced need a copy of it.`);
}

async function rotateSigning({ database, config, platform }: Opened, input: CommandInput): Promise<void> {
  if (input.env.HEED_SIGNING_KEYS)
    throw new UsageError('put a new key first in HEED_SIGNING_KEYS and restart Heed');
  addKey(keyFiles(config.dataDirectory).signing);
  const [key] = publicKeys(config.signingKeys);
  await note(database, platform.clock.now(), 'rotate signing key', { key: key!.id });
  console.log(`Outward acts are signed with ${key!.id} from now on.`);
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
