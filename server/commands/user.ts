import { addByHand, changePassword } from '../access/index.ts';
import { type Role, roles } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import type { Platform } from '../platform/module.ts';
import { Refusal } from '../platform/refusal.ts';
import { UsageError } from '../platform/usage-error.ts';
import { type Command, type CommandInput, choiceOption, textOption } from './command.ts';
import { databaseOptions, open } from './open.ts';

export const user: Command = {
  name: 'user',
  takes: 2,
  options: {
    name: { type: 'string' },
    role: { type: 'string' },
    authority: { type: 'string' },
    password: { type: 'string' },
    realm: { type: 'string' },
    ...databaseOptions,
  },
  helpParams: { roles: roles.join(', ') },
  async run(input) {
    const [verb, email] = input.positionals;
    const action = verb === 'add' ? add : verb === 'password' ? password : verb === 'list' ? list : undefined;
    if (!action)
      throw new UsageError('verb-missing', { known: 'heed user add, heed user password, heed user list' });
    if (action !== list && !email)
      throw new UsageError('name-missing', { command: 'user', verb: String(verb), what: 'email' });
    const opened = await open(input, { logLevel: 'warn' });
    try {
      await opened.database.acrossRealms((tx) => action(tx, input, opened.platform, email ?? ''));
    } finally {
      await opened.close();
    }
  },
};

async function add(tx: Tx, input: CommandInput, platform: Platform, email: string): Promise<void> {
  const role = choiceOption(input, 'role', roles);
  if (!role) throw new UsageError('role-unknown', { known: roles.join(', ') });
  if (!email.includes('@')) throw new UsageError('email-invalid', { email });
  const realm = await findRealm(tx, textOption(input, 'realm'));
  const place = await placeOf(tx, realm.id, role, textOption(input, 'authority'));
  const name = textOption(input, 'name') ?? email;
  const person = { email, name, language: realm.language, grants: [{ role, ...place }] };
  const added = await addByHand(tx, platform, realm.id, person, () => askPassword(input));
  console.log(input.words(`user.${added}`, { email, role }));
}

async function password(tx: Tx, input: CommandInput, platform: Platform, email: string): Promise<void> {
  await changePassword(tx, platform, email, await askPassword(input)).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not-found')
      throw new UsageError('user-unknown', { email });
    throw error;
  });
  console.log(input.words('user.password-changed', { email }));
}

async function list(tx: Tx, input: CommandInput): Promise<void> {
  const realm = await findRealm(tx, textOption(input, 'realm'));
  const rows = await tx.all(sql<{ email: string; name: string; roles: string }>`
    select a.email, a.name, string_agg(g.role, ', ' order by g.role) as roles
    from accounts a join grants g on g.account_id = a.id where g.realm_id = ${realm.id}
    group by a.id order by a.email`);
  for (const row of rows) console.log(`${row.email}\t${row.name}\t${row.roles}`);
}

/** @throws UsageError when there is none of that code, or one is needed and not said in the `option` */
export async function findRealm(
  tx: Tx,
  code: string | undefined,
  option = '--realm',
): Promise<{ id: string; code: string; language: string }> {
  const rows = await tx.all(sql<{ id: string; code: string; language: string; portal: boolean }>`
    select id, code, language, exists (select from channels c where c.realm_id = r.id and c.driver = 'portal') as portal
    from realms r order by code`);
  const codes = rows.map((row) => row.code).join(', ');
  if (rows.length === 0) throw new UsageError('realm-none');
  // A country's own realm, or one that only takes cases from others, is not what is meant when none is named.
  const meant = rows.length === 1 ? rows : rows.filter(({ portal }) => portal);
  const found = code === undefined && meant.length === 1 ? meant[0] : rows.find((row) => row.code === code);
  if (found) return found;
  if (code === undefined) throw new UsageError('realm-which', { known: codes });
  throw new UsageError('realm-unknown', { option, given: code, known: codes });
}

async function placeOf(tx: Tx, realmId: string, role: Role, code: string | undefined) {
  if (role === 'executor' || role === 'head') {
    return { centreId: null, authorityId: await findAuthority(tx, realmId, role, code) };
  }
  if (code !== undefined) throw new UsageError('authority-needless', { role });
  const centre = await tx.one(sql<{ id: string }>`
    select id from centres where realm_id = ${realmId} and parent_id is null order by id limit 1`);
  return { centreId: centre.id, authorityId: null };
}

/** As many codes as can be looked over in a terminal. */
const mostCodes = 40;

async function findAuthority(tx: Tx, realmId: string, role: Role, code: string | undefined): Promise<string> {
  const rows = await tx.all(sql<{ id: string; code: string }>`
    select id, code from authorities where realm_id = ${realmId} and closed_at is null order by code`);
  const found = rows.find((row) => row.code === code);
  if (found) return found.id;
  if (rows.length === 0) throw new UsageError('authority-none');
  const shown = rows.slice(0, mostCodes).map((row) => row.code);
  const known = { known: shown.join(', '), more: rows.length - shown.length };
  if (code === undefined) throw new UsageError('authority-missing', { role, ...known });
  throw new UsageError('authority-unknown', { given: code, ...known });
}

/** @throws UsageError when there is none */
export async function askPassword(input: CommandInput): Promise<string> {
  const given = textOption(input, 'password');
  if (given !== undefined) return given;
  if (process.stdin.isTTY) process.stderr.write(input.words('cli.password'));
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk;
    if (text.includes('\n')) break;
  }
  const [line] = text.split('\n');
  if (!line) throw new UsageError('password-missing');
  return line.trimEnd();
}
