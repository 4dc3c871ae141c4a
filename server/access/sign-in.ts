import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/database.ts';
import { queueJob } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import { Refusal } from '../platform/refusal.ts';
import type { KeyRing } from '../platform/vault.ts';
import { type Account, findAccountByEmail } from './accounts.store.ts';
import { hasDevices, isKnownDevice, keepDevice } from './devices.store.ts';
import { grantsOf, realmsOf } from './grants.store.ts';
import { limited } from './limited.ts';
import { passwordMatches, pretendToCheck } from './passwords.ts';
import { requireSecondFactor } from './second-factor.ts';
import type { From } from './session-cookies.ts';
import { findSession, insertSession, sessionMs } from './sessions.store.ts';
import { bucketOf, placeOf } from './sign-in-limits.rules.ts';
import { hashToken, newToken, readToken } from './tokens.ts';

export const newDeviceJob = 'mail-new-device';

export interface SignInParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly keyRing: KeyRing;
  readonly log: Log;
  readonly mailer?: Mailer | undefined;
  readonly leakedPasswords?: string | undefined;
}

export interface SignInInput extends From {
  readonly email: string;
  readonly password: string;
  /** Of the second factor, where there is one. */
  readonly code?: string | undefined;
}

export interface SignedIn {
  readonly person: Person;
  /** For the session's cookie. */
  readonly token: string;
  /** For the device's cookie, which outlives the session. */
  readonly deviceToken: string;
}

type KnownDevice = NonNullable<ReturnType<typeof readToken>> & { readonly token: string };

/**
 * @throws Refusal `wrong-credentials` whether the address or the password is wrong; `sign-in-wait` after many wrong ones
 *   from this place; `code-needed`, `wrong-code` of the second factor; `no-grants` when nothing is allowed
 */
export async function signIn(parts: SignInParts, input: SignInInput): Promise<SignedIn> {
  const { database } = parts;
  const account = await database.acrossRealms((tx) => findAccountByEmail(tx, input.email.trim()));
  const known = account && (await knownDevice(parts, account, input.deviceToken));
  const place = known ? known.hash.toString('hex') : placeOf(input.address);
  const right = await limited(parts, bucketOf('password', input.email, place), () =>
    checkPassword(account, input.password),
  );
  if (!right) throw new Refusal('wrong-credentials');
  await requireSecondFactor(parts, right.id, input.code, place);
  const signedIn = await database.acrossRealms((tx) =>
    openSession(tx, parts, right, { device: input.device, known }),
  );
  return logEntry(parts, signedIn, input, input.code ? 'password and code' : 'password');
}

/** Whoever is kept out is in the log already (platform/http/refused.ts). */
function logEntry({ log }: SignInParts, signedIn: SignedIn, { address }: From, by: string): SignedIn {
  const { id: account, realmId: realm } = signedIn.person;
  log.info({ account, realm, address, by }, 'signed in');
  return signedIn;
}

/**
 * Opens a session for somebody who has proved who they are in another way.
 * @throws Refusal `no-grants` when nothing is allowed
 */
export async function enter(
  parts: SignInParts,
  account: Account,
  from: From,
  at?: Whence,
): Promise<SignedIn> {
  const known = await knownDevice(parts, account, from.deviceToken);
  const signedIn = await parts.database.acrossRealms((tx) =>
    openSession(tx, parts, account, { device: from.device, known, ...at }),
  );
  return logEntry(parts, signedIn, from, at ? 'provider' : 'passkey');
}

/** Signed in at a provider of a realm: into that realm, and into no other. */
export interface Whence {
  readonly realmId: string;
  readonly providerId: string;
  /** When they proved there anew that it is them. */
  readonly provedAt: Date | null;
}

/** As slow for an account that is not there, is disabled, or has no password. */
async function checkPassword(account: Account | undefined, password: string): Promise<Account | undefined> {
  const usable = account?.passwordHash && !account.disabledAt ? account.passwordHash : undefined;
  const right = usable ? await passwordMatches(password, usable) : await pretendToCheck(password);
  return right ? account : undefined;
}

async function knownDevice(
  { database, clock }: SignInParts,
  account: Account,
  token: string | undefined,
): Promise<KnownDevice | undefined> {
  const read = readToken(token ?? '');
  if (!read || token === undefined) return undefined;
  const known = await database.acrossRealms((tx) => isKnownDevice(tx, read, account.id, clock.now()));
  return known ? { ...read, token } : undefined;
}

async function openSession(
  tx: Tx,
  parts: SignInParts,
  account: Account,
  from: { device: string; known: KnownDevice | undefined } & Partial<Whence>,
): Promise<SignedIn> {
  const at = parts.clock.now();
  const { id, name, language } = account;
  const homes = await realmsOf(tx, id, at);
  const home = homes.find((one) => from.realmId === undefined || one.realmId === from.realmId);
  if (!home) throw new Refusal('no-grants');
  const { realmId } = home;
  const device = from.device.slice(0, 200);
  // The very first sign-in is no news to anybody.
  const newDevice = !from.known && (await hasDevices(tx, id));
  const deviceToken = from.known?.token ?? newToken(realmId);
  await keepDevice(tx, from.known ?? { realmId, hash: hashToken(deviceToken) }, id, at);
  const token = newToken(realmId);
  const expiresAt = new Date(at.getTime() + sessionMs);
  const hash = hashToken(token);
  await insertSession(tx, realmId, hash, {
    ...{ accountId: id, at, expiresAt, device, newDevice },
    providerId: from.providerId ?? null,
    provedAt: from.provedAt ?? null,
  });
  if (newDevice && parts.mailer) {
    await queueJob(tx, newDeviceJob, { accountId: id, device, at: at.toISOString() });
  }
  const grants = await grantsOf(tx, realmId, id, at);
  const { lacksFactor = false, idleMinutes = null } = (await findSession(tx, realmId, hash, at)) ?? {};
  const asked = { lacksFactor, idleMinutes };
  return { token, deviceToken, person: { kind: 'person', id, realmId, name, language, grants, ...asked } };
}
