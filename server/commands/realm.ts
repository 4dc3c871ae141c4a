import { preparePassword } from '../access/index.ts';
import { makeFirstRealm } from '../onboarding/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import type { Platform } from '../platform/module.ts';
import { UsageError } from '../platform/usage-error.ts';
import { createDirectories } from '../territory/index.ts';
import { type Command, type CommandInput, choiceOption, flag, textOption } from './command.ts';
import { databaseOptions, open } from './open.ts';
import { askPassword, findRealm } from './user.ts';

export const realm: Command = {
  name: 'realm',
  takes: 2,
  options: {
    'name-ru': { type: 'string' },
    'name-en': { type: 'string' },
    'time-zone': { type: 'string' },
    administrator: { type: 'string' },
    'administrator-name': { type: 'string' },
    country: { type: 'boolean' },
    parent: { type: 'string' },
    language: { type: 'string' },
    password: { type: 'string' },
    ...databaseOptions,
  },
  async run(input) {
    const [verb, code] = input.positionals;
    const action = verb === 'add' ? add : verb === 'list' ? list : undefined;
    if (!action) throw new UsageError('verb-missing', { known: 'heed realm add, heed realm list' });
    if (action === add && !code)
      throw new UsageError('name-missing', { command: 'realm', verb: 'add', what: 'code' });
    const opened = await open(input, { makes: action === add, logLevel: 'warn' });
    try {
      await opened.database.acrossRealms((tx) => action(tx, input, code ?? '', opened.platform));
    } finally {
      await opened.close();
    }
  },
};

async function add(tx: Tx, input: CommandInput, code: string, platform: Platform): Promise<void> {
  const wanted = describe(input, code);
  const parent = textOption(input, 'parent');
  const parentId = parent === undefined ? null : (await findRealm(tx, parent, '--parent')).id;
  const { email } = wanted.administrator;
  const known = await tx.maybe(sql`select 1 from accounts where lower(email) = lower(${email})`);
  const passwordHash = known ? null : await preparePassword(platform, await askPassword(input), [email]);
  const administrator = { ...wanted.administrator, passwordHash };
  await makeFirstRealm(
    tx,
    { clock: platform.clock, directories: createDirectories() },
    { ...wanted, parentId, administrator },
  );
  console.log(input.words('realm.made', { code, email }));
}

/** What can be said of the realm before anything is asked of the database. */
function describe(input: CommandInput, code: string) {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(code)) throw new UsageError('realm-code', { code });
  const names = (['ru', 'en'] as const).map((language) => [
    language,
    textOption(input, `name-${language}`)?.trim(),
  ]);
  const name: Record<string, string> = Object.fromEntries(names.filter(([, text]) => text));
  if (Object.keys(name).length === 0) throw new UsageError('realm-name-missing');
  const isCountry = flag(input, 'country');
  if (isCountry && textOption(input, 'parent') !== undefined) throw new UsageError('realm-country-below');
  const email = needed(input, 'administrator');
  if (!/^\S+@\S+$/.test(email)) throw new UsageError('email-invalid', { email });
  return {
    code,
    name,
    kind: isCountry ? ('country' as const) : ('region' as const),
    language: choiceOption(input, 'language', ['ru', 'en']) ?? (name.ru ? 'ru' : 'en'),
    timeZone: timeZone(needed(input, 'time-zone')),
    administrator: { email, name: needed(input, 'administrator-name') },
  };
}

function needed(input: CommandInput, option: string): string {
  const text = textOption(input, option)?.trim();
  if (!text) throw new UsageError('option-missing', { option: `--${option}`, command: 'realm' });
  return text;
}

/** As the world writes it: `europe/moscow` is taken, and kept as Europe/Moscow. */
function timeZone(given: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone;
  } catch {
    throw new UsageError('realm-time-zone', { given });
  }
}

async function list(tx: Tx, input: CommandInput): Promise<void> {
  const rows = await tx.all(sql<{ code: string; name: Record<string, string>; parent: string | null }>`
    select r.code, r.name, p.code as parent from realms r left join realms p on p.id = r.parent_id order by r.code`);
  if (rows.length === 0) throw new UsageError('realm-none');
  for (const { code, name, parent } of rows)
    console.log(
      [code, name[input.language] ?? Object.values(name)[0] ?? code, parent ?? ''].join('\t').trimEnd(),
    );
}
