import { makeApiToken } from '../access/index.ts';
import { system } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { UsageError } from '../platform/usage-error.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { databaseOptions, open } from './open.ts';
import { findRealm } from './user.ts';

/** What a token may be for. */
const scopes = ['messages:write'] as const;

const actor = system('heed token');

export const token: Command = {
  name: 'token',
  takes: 2,
  options: { realm: { type: 'string' }, ...databaseOptions },
  helpParams: { scopes: scopes.join(', ') },
  async run(input) {
    const [verb = '', name = ''] = input.positionals;
    const action = actions.get(verb);
    if (!action)
      throw new UsageError('verb-missing', {
        known: [...actions.keys()].map((one) => `heed token ${one}`).join(', '),
      });
    if (action !== list && !name.trim())
      throw new UsageError('name-missing', { command: 'token', verb, what: 'name' });
    const opened = await open(input, { logLevel: 'warn' });
    try {
      await opened.database.acrossRealms((tx) => action(tx, input, name.trim(), opened.platform.clock.now()));
    } finally {
      await opened.close();
    }
  },
};

async function add(tx: Tx, input: CommandInput, name: string, at: Date): Promise<void> {
  const realm = await findRealm(tx, textOption(input, 'realm'));
  // Two of one name could not be told apart when one has to be revoked.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('tokens of ' || ${realm.id}, 0))`);
  const taken = await tx.maybe(sql`select 1 from api_tokens
    where realm_id = ${realm.id} and name = ${name} and revoked_at is null`);
  if (taken) throw new UsageError('token-taken', { name });
  const secret = await makeApiToken(tx, realm.id, { name, scopes, createdBy: null }, at);
  await recordOutwardAct(tx, { realmId: realm.id, actor, at }, tokenAct('add token', name));
  console.error(input.words('token.made', { name }));
  console.log(secret);
}

async function list(tx: Tx, input: CommandInput): Promise<void> {
  const { words } = input;
  const realm = await findRealm(tx, textOption(input, 'realm'));
  const rows = await tx.all(sql<{ name: string; scopes: string[]; createdAt: Date; revokedAt: Date | null }>`
    select name, scopes, created_at as "createdAt", revoked_at as "revokedAt" from api_tokens
    where realm_id = ${realm.id} order by created_at, id`);
  for (const row of rows) {
    const state = row.revokedAt
      ? words('token.revoked-on', { day: day(row.revokedAt) })
      : words('token.in-force');
    const since = words('token.since', { day: day(row.createdAt) });
    console.log([row.name, row.scopes.join(','), since, state].join('\t'));
  }
}

async function revoke(tx: Tx, input: CommandInput, name: string, at: Date): Promise<void> {
  const realm = await findRealm(tx, textOption(input, 'realm'));
  const revoked = await tx.run(sql`update api_tokens set revoked_at = ${at}
    where realm_id = ${realm.id} and name = ${name} and revoked_at is null`);
  if (revoked === 0) throw new UsageError('token-unknown', { name });
  await recordOutwardAct(tx, { realmId: realm.id, actor, at }, tokenAct('revoke token', name));
  console.log(input.words('token.revoked', { name }));
}

type Action = (tx: Tx, input: CommandInput, name: string, at: Date) => Promise<void>;
const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['add', add],
  ['list', list],
  ['revoke', revoke],
]);

const tokenAct = (act: string, name: string) => ({ act, subjectId: null, data: { name } });
const day = (at: Date) => at.toISOString().slice(0, 10);
