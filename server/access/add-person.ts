import type { Actor, Role } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { Refusal } from '../platform/refusal.ts';
import { findAccountByEmail, insertAccount } from './accounts.store.ts';
import { insertGrant } from './grants.store.ts';
import { isLeaked } from './leaked-passwords.ts';
import { listedPasswords } from './listed-passwords.ts';
import { guessBits, leastBits } from './password-guess.rules.ts';
import { hashPassword } from './passwords.ts';
import { proveAddress } from './prove-address.ts';

export interface GivenGrant {
  readonly role: Role;
  readonly centreId: string | null;
  readonly authorityId: string | null;
  /** Left out: until it is taken back. */
  readonly validUntil?: Date | null;
  /** Came with a sign-in at this provider. */
  readonly providerId?: string;
}

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly language: string;
  /** Null: cannot sign in by password yet. */
  readonly passwordHash: string | null;
  readonly grants: readonly GivenGrant[];
}

/** NIST SP 800-63B §5.1.1: length decides, not the kinds of characters; and what everybody tries first is refused. */
const shortestPassword = 12;

export interface PasswordParts {
  /** A file of hashes of leaked passwords (HEED_LEAKED_PASSWORDS). */
  readonly leakedPasswords?: string | undefined;
}

/**
 * @param own what others know of the person: their name, their address
 * @throws Refusal `password-too-short`, `password-common`, `password-leaked`
 */
export async function preparePassword(
  { leakedPasswords }: PasswordParts,
  password: string,
  own: readonly string[] = [],
): Promise<string> {
  if ([...password].length < shortestPassword)
    throw new Refusal('password-too-short', { least: shortestPassword });
  if (guessBits(password, own, await listedPasswords()) < leastBits) throw new Refusal('password-common');
  if (leakedPasswords && (await isLeaked(leakedPasswords, password))) throw new Refusal('password-leaked');
  return hashPassword(password);
}

/**
 * Gives a person grants in a realm, with a new account unless the address has one. Where another realm has an account
 * of that address and nobody has proved it, they begin when a letter to it has been used.
 * @returns the account's id
 */
export async function addPerson(
  tx: Tx,
  clock: Clock,
  realmId: string,
  actor: Actor,
  person: NewPerson,
): Promise<string> {
  const at = clock.now();
  const known = await findAccountByEmail(tx, person.email);
  const id = known?.id ?? newId();
  if (!known) await insertAccount(tx, { ...person, id }, at);
  for (const grant of person.grants) await giveGrant(tx, { realmId, actor, at }, id, grant);
  return id;
}

/** Every role given stands in the log of outward acts. */
export async function giveGrant(
  tx: Tx,
  context: { realmId: string; actor: Actor; at: Date },
  accountId: string,
  grant: GivenGrant,
): Promise<void> {
  const { realmId, actor, at } = context;
  const grantedBy = actor.kind === 'person' ? actor.id : null;
  await insertGrant(tx, realmId, { ...grant, id: newId(), accountId, grantedBy }, at);
  const data = {
    account: accountId,
    role: grant.role,
    centre: grant.centreId,
    authority: grant.authorityId,
    until: grant.validUntil?.toISOString() ?? null,
  };
  await recordOutwardAct(tx, context, { act: 'grant', subjectId: accountId, data });
}

/**
 * Whoever was signed in with the old one is no longer.
 * @throws Refusal `not-found`, `password-too-short`, `password-common`, `password-leaked`
 */
export async function changePassword(
  tx: Tx,
  parts: PasswordParts & { readonly clock: Clock },
  email: string,
  password: string,
): Promise<void> {
  const account = await findAccountByEmail(tx, email);
  if (!account) throw new Refusal('not-found');
  const hash = await preparePassword(parts, password, [account.email, account.name]);
  await proveAddress(tx, account.id, hash, parts.clock.now());
}
