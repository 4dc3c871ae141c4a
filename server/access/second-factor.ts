import { randomBytes } from 'node:crypto';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/module.ts';
import { Refusal } from '../platform/refusal.ts';
import { openFromVault, putInVault, sealField } from '../platform/vault.ts';
import { findAccount } from './accounts.store.ts';
import { tellOfWay } from './changed-ways.ts';
import { confirmPerson } from './confirm-person.ts';
import { limited } from './limited.ts';
import { hasPasskeys } from './passkeys/passkeys.store.ts';
import { countRecoveryCodes, takeRecoveryCode } from './recovery-codes.store.ts';
import { giveRecoveryCodes, hashOfCode, takeBackRecoveryCodes } from './recovery-codes.ts';
import {
  confirmSecondFactor,
  deleteSecondFactors,
  findSecondFactor,
  holdAccount,
  insertSecondFactor,
  type SecondFactor,
  takeStep,
} from './second-factor.store.ts';
import { bucketOf } from './sign-in-limits.rules.ts';
import { base32, keyUri, stepOfCode } from './totp.rules.ts';

type Parts = Pick<Platform, 'database' | 'clock' | 'keyRing' | 'mailer'>;
type CodeParts = Pick<Platform, 'keyRing' | 'clock'>;

/** RFC 4226 §4 (R6): 160 bits. */
const secretBytes = 20;

export function mySecondFactor({ database }: Parts, person: Person) {
  return database.acrossRealms(async (tx) => {
    const factor = await findSecondFactor(tx, person.id);
    const codesLeft = await countRecoveryCodes(tx, person.id);
    return { since: factor?.confirmedAt?.toISOString() ?? null, codesLeft };
  });
}

/**
 * Makes a key and shows it, this once; it counts from the first code typed.
 * @throws Refusal `wrong-password`, `sign-in-wait`, `proof-needed`, `second-factor-on`
 */
export async function beginSecondFactor(
  parts: Parts,
  person: Person,
  token: string,
  password: string | undefined,
) {
  await confirmPerson(parts, person, token, password);
  const secret = randomBytes(secretBytes);
  const { realmId, id: accountId } = person;
  const sealed = sealField(parts.keyRing, realmId, 'totp', secret.toString('base64'));
  const email = await parts.database.acrossRealms(async (tx) => {
    await holdAccount(tx, accountId);
    if ((await findSecondFactor(tx, accountId))?.confirmedAt) throw new Refusal('second-factor-on');
    await deleteSecondFactors(tx, accountId);
    const secretId = await putInVault(tx, realmId, sealed, parts.clock.now());
    await insertSecondFactor(tx, { realmId, accountId, secretId });
    return (await findAccount(tx, accountId))?.email ?? '';
  });
  const key = base32(secret);
  return { key, uri: keyUri(key, email) };
}

/**
 * @returns the recovery codes, shown once and kept only as hashes; none when the person has some from a passkey
 * @throws Refusal `wrong-code`, `sign-in-wait`, `second-factor-on`, `not-found` when nothing was begun
 */
export async function confirmNewFactor(
  parts: Parts,
  person: Person,
  code: string,
): Promise<{ codes: string[] }> {
  const done = await limited(parts, bucketOf('code', person.id, 'begun'), () =>
    parts.database.acrossRealms(async (tx) => {
      await holdAccount(tx, person.id);
      const factor = await findSecondFactor(tx, person.id);
      if (!factor) throw new Refusal('not-found');
      if (factor.confirmedAt) throw new Refusal('second-factor-on');
      if (!(await takeTotp(tx, parts, factor, code))) return undefined;
      await confirmSecondFactor(tx, factor, parts.clock.now());
      await tellOfWay(tx, parts, person.id, 'appAdded');
      return { codes: await giveRecoveryCodes(tx, factor.realmId, person.id) };
    }),
  );
  if (!done) throw new Refusal('wrong-code');
  return done;
}

/** @throws Refusal `wrong-password`, `proof-needed`, `wrong-code`, `sign-in-wait` */
export async function endSecondFactor(
  parts: Parts,
  person: Person,
  token: string,
  proof: { password?: string | undefined; code: string },
): Promise<void> {
  await confirmPerson(parts, person, token, proof.password);
  await requireSecondFactor(parts, person.id, proof.code, token);
  await parts.database.acrossRealms(async (tx) => {
    await deleteSecondFactors(tx, person.id);
    await tellOfWay(tx, parts, person.id, 'appRemoved');
    await takeBackRecoveryCodes(tx, person.id);
  });
}

/**
 * Asks for more than the password where the account has more: a code of the app or a recovery code, each good once.
 * Whoever has a passkey signs in with that instead.
 * @param place where the codes come from, for slowing guesses down
 * @throws Refusal `code-needed`, `wrong-code`, `sign-in-wait`
 */
export async function requireSecondFactor(
  parts: Parts,
  accountId: string,
  code: string | undefined,
  place: string,
): Promise<void> {
  const [factor, passkeys] = await parts.database.acrossRealms(async (tx) => [
    await findSecondFactor(tx, accountId),
    await hasPasskeys(tx, accountId),
  ]);
  const app = factor?.confirmedAt ? factor : undefined;
  if (!app && !passkeys) return;
  if (!code) throw new Refusal('code-needed', { passkeys: passkeys ? 'yes' : 'no' });
  const right = await limited(parts, bucketOf('code', accountId, place), () =>
    parts.database.acrossRealms(async (tx) =>
      (await takeCode(tx, parts, { accountId, app }, code)) ? true : undefined,
    ),
  );
  if (!right) throw new Refusal('wrong-code');
}

async function takeCode(
  tx: Tx,
  parts: CodeParts,
  { accountId, app }: { accountId: string; app: SecondFactor | undefined },
  typed: string,
): Promise<boolean> {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase();
  if (/^\d{6}$/.test(code)) return app !== undefined && takeTotp(tx, parts, app, code);
  return takeRecoveryCode(tx, accountId, hashOfCode(code), parts.clock.now());
}

async function takeTotp(tx: Tx, parts: CodeParts, factor: SecondFactor, typed: string): Promise<boolean> {
  const secret = await openFromVault(tx, parts.keyRing, factor.realmId, factor.secretId);
  if (typeof secret !== 'string') return false;
  const code = typed.replaceAll(/\s/g, '');
  const step = stepOfCode(Buffer.from(secret, 'base64'), code, parts.clock.now());
  return step !== undefined && takeStep(tx, factor, step);
}
