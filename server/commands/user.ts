import { addPerson, changePassword, preparePassword } from '../access/index.ts';
import { type Role, roles, system } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { type Command, type CommandInput, textOption, UsageError } from './command.ts';
import { databaseHelp, databaseOptions, open } from './open.ts';

export const user: Command = {
  name: 'user',
  summary: 'add a person, give a role, change a password',
  help: `heed user add EMAIL --name NAME --role ROLE [--realm CODE] [--authority CODE] [--password P]
heed user password EMAIL [--password P]
heed user list [--realm CODE]

Without --password the password is read from the first line of standard input, so that it stays out of the shell's
history. Roles: ${roles.join(', ')}. executor and head belong to an authority (--authority), the others to the
realm's centre.

  --realm CODE       the realm; not needed when there is only one
${databaseHelp}`,
  options: {
    ...databaseOptions,
    name: { type: 'string' },
    role: { type: 'string' },
    realm: { type: 'string' },
    authority: { type: 'string' },
    password: { type: 'string' },
  },
  async run(input) {
    const [verb, email] = input.positionals;
    const action = verb === 'add' ? add : verb === 'password' ? password : verb === 'list' ? list : undefined;
    if (!action) throw new UsageError('say what to do: heed user add, heed user password or heed user list');
    if (action !== list && !email) throw new UsageError(`say whose: heed user ${verb} EMAIL`);
    const opened = await open(input, { logLevel: 'warn' });
    try {
      await opened.database.acrossRealms((tx) => action(tx, input, email ?? '', opened.platform.clock.now()));
    } finally {
      await opened.close();
    }
  },
};

async function add(tx: Tx, input: CommandInput, email: string, at: Date): Promise<void> {
  const role = roles.find((known) => known === textOption(input, 'role'));
  if (!role) throw new UsageError(`--role is one of ${roles.join(', ')}`);
  if (!email.includes('@')) throw new UsageError(`"${email}" is not an e-mail address`);
  const realm = await findRealm(tx, textOption(input, 'realm'));
  const place = await placeOf(tx, realm.id, role, textOption(input, 'authority'));
  const passwordHash = await preparePassword(await askPassword(input));
  await addPerson(tx, { now: () => at }, realm.id, system('heed user'), {
    email,
    name: textOption(input, 'name') ?? email,
    language: realm.language,
    passwordHash,
    grants: [{ role, ...place }],
  });
  console.log(`${email} may now sign in as ${role}.`);
}

async function password(tx: Tx, input: CommandInput, email: string): Promise<void> {
  await changePassword(tx, email, await askPassword(input));
  console.log(`The password of ${email} is changed.`);
}

async function list(tx: Tx, input: CommandInput): Promise<void> {
  const realm = await findRealm(tx, textOption(input, 'realm'));
  const rows = await tx.all(sql<{ email: string; name: string; roles: string }>`
    select a.email, a.name, string_agg(g.role, ', ' order by g.role) as roles
    from accounts a join grants g on g.account_id = a.id where g.realm_id = ${realm.id}
    group by a.id order by a.email`);
  for (const row of rows) console.log(`${row.email}\t${row.name}\t${row.roles}`);
}

/** @throws UsageError when it is missing, or needed and not said */
export async function findRealm(
  tx: Tx,
  code: string | undefined,
): Promise<{ id: string; code: string; language: string }> {
  const rows = await tx.all(sql<{ id: string; code: string; language: string; portal: boolean }>`
    select id, code, language, exists (select from channels c where c.realm_id = r.id and c.driver = 'portal') as portal
    from realms r order by code`);
  const codes = rows.map((row) => row.code).join(', ');
  if (rows.length === 0) throw new UsageError('there is no realm yet: run `heed start` once, or `heed demo`');
  // A country's own realm, or one that only takes cases from others, is not what is meant when none is named.
  const meant = rows.length === 1 ? rows : rows.filter(({ portal }) => portal);
  const found = code === undefined && meant.length === 1 ? meant[0] : rows.find((row) => row.code === code);
  if (!found) throw new UsageError(`say which realm with --realm: ${codes}`);
  return found;
}

async function placeOf(tx: Tx, realmId: string, role: Role, code: string | undefined) {
  if (role === 'executor' || role === 'head') {
    const authority = await tx.maybe(sql<{ id: string }>`
      select id from authorities where realm_id = ${realmId} and code = ${code ?? ''}`);
    if (!authority) throw new UsageError(`${role} belongs to an authority: name one with --authority CODE`);
    return { centreId: null, authorityId: authority.id };
  }
  const centre = await tx.one(sql<{ id: string }>`
    select id from centres where realm_id = ${realmId} and parent_id is null order by id limit 1`);
  return { centreId: centre.id, authorityId: null };
}

async function askPassword(input: CommandInput): Promise<string> {
  const given = textOption(input, 'password');
  if (given !== undefined) return given;
  if (process.stdin.isTTY) process.stderr.write('Password: ');
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk;
    if (text.includes('\n')) break;
  }
  const [line] = text.split('\n');
  if (!line) throw new UsageError('no password was given: use --password or standard input');
  return line.trimEnd();
}
