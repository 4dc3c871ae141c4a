import { type Actor, system } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/module.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { Refusal } from '../../platform/refusal.ts';
import { knownLanguages } from '../../platform/words.ts';
import { type Account, findAccount, findAccountByEmail, insertAccount } from '../accounts.store.ts';
import { giveGrant } from '../add-person.ts';
import { belongsTo } from '../grants.store.ts';
import { endGrant } from '../people.store.ts';
import { rolesOfClaims } from './claims.rules.ts';
import type { ClaimRule } from './provider.schema.ts';
import {
  findIdentity,
  grantsFrom,
  insertIdentity,
  type Provider,
  prolongGrants,
  providersKnowing,
} from './providers.store.ts';

type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

const actor: Actor = system('single sign-on');

/**
 * How long a provider's word holds. A passkey or a token opens the door without asking the provider: whoever it no
 * longer knows is out by then.
 */
const vouchedMs = 30 * 24 * 3_600_000;

/**
 * Whoever a provider vouches for, with exactly the roles its claims give: those given at an earlier sign-in and not any
 * more are ended, also when none is left and the door stays shut.
 * @throws Refusal `sso-no-role`, `sso-no-email`, `sso-elsewhere`, `sso-known`, `sso-failed` for an account that is closed
 */
export async function admit(parts: Platform, provider: Provider, claims: Claims): Promise<Account> {
  const rules = rolesOfClaims(provider.rules, claims);
  const account = await parts.database.acrossRealms(async (tx) => {
    const known = await findIdentity(tx, provider, claims.sub);
    if (rules.length === 0) {
      if (known) await keepRoles(tx, parts, provider, known, []);
      return undefined;
    }
    const found = known ? await findAccount(tx, known) : await firstTime(tx, parts, provider, claims);
    if (!found || found.disabledAt) throw new Refusal('sso-failed');
    await keepRoles(tx, parts, provider, found.id, rules);
    return found;
  });
  if (!account) throw new Refusal('sso-no-role');
  return account;
}

/**
 * By the address, if the provider says it has checked it. An account from another realm is not taken over: its address
 * would be all that this realm's provider has to name. Nor is one that a provider here knows by another name: addresses
 * are given to others when somebody leaves, and one provider must not pass off another's people.
 */
async function firstTime(tx: Tx, { clock }: Platform, provider: Provider, claims: Claims): Promise<Account> {
  const { email, email_verified: verified, name, locale } = claims;
  if (typeof email !== 'string' || !email.includes('@') || verified !== true)
    throw new Refusal('sso-no-email');
  const known = await findAccountByEmail(tx, email);
  if (known && !(await belongsTo(tx, provider.realmId, known.id))) throw new Refusal('sso-elsewhere');
  if (known && (await providersKnowing(tx, provider.realmId, known.id)).length > 0)
    throw new Refusal('sso-known');
  const account = known ?? {
    ...{ id: newId(), email, passwordHash: null, disabledAt: null, unproved: true },
    name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : email,
    language: knownLanguages().find((one) => typeof locale === 'string' && locale.startsWith(one)) ?? 'ru',
  };
  const at = clock.now();
  if (!known) await insertAccount(tx, account, at);
  await insertIdentity(tx, provider, { subject: claims.sub, accountId: account.id, at });
  return account;
}

/** Gives what is new, ends what is gone; every one in the log of outward acts. */
async function keepRoles(
  tx: Tx,
  { clock }: Platform,
  provider: Provider,
  accountId: string,
  rules: readonly ClaimRule[],
): Promise<void> {
  const at = clock.now();
  const { realmId } = provider;
  const until = new Date(at.getTime() + vouchedMs);
  await prolongGrants(tx, provider, accountId, { at, until });
  const held = await grantsFrom(tx, provider, accountId, at);
  const same = (one: Place, other: Place) =>
    one.role === other.role && one.centreId === other.centreId && one.authorityId === other.authorityId;
  for (const rule of rules.filter((one) => !held.some((other) => same(one, other)))) {
    const { role, centreId, authorityId } = rule;
    const grant = { role, centreId, authorityId, providerId: provider.id, validUntil: until };
    await giveGrant(tx, { realmId, actor, at }, accountId, grant);
  }
  await endRoles(
    tx,
    { realmId, at, actor },
    held.filter((one) => !rules.some((rule) => same(one, rule))),
  );
}

type Place = Pick<ClaimRule, 'role' | 'centreId' | 'authorityId'>;

/** Ends roles that a provider gave. */
export async function endRoles(
  tx: Tx,
  context: { realmId: string; at: Date; actor: Actor },
  grants: readonly { id: string; role: string; accountId: string }[],
): Promise<void> {
  for (const { id, role, accountId } of grants) {
    if (!(await endGrant(tx, context.realmId, id, context.at))) continue;
    const data = { account: accountId, grant: id, role };
    await recordOutwardAct(tx, context, { act: 'revoke', subjectId: accountId, data });
  }
}
