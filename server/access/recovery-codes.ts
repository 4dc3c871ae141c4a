import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '../platform/database.ts';
import { hasPasskeys } from './passkeys/passkeys.store.ts';
import { countRecoveryCodes, deleteRecoveryCodes, insertRecoveryCodes } from './recovery-codes.store.ts';
import { findSecondFactor } from './second-factor.store.ts';
import { base32 } from './totp.rules.ts';

const howMany = 10;
/** 120 bits each: from 112 on (NIST SP 800-63B §5.1.2) there is nothing to guess, and a plain hash keeps them. */
const bytes = 15;

/**
 * For whoever comes to need more than a password, and has no codes from before.
 * @returns the codes, shown once and kept only as hashes; none when there were some
 */
export async function giveRecoveryCodes(tx: Tx, realmId: string, accountId: string): Promise<string[]> {
  if ((await countRecoveryCodes(tx, accountId)) > 0) return [];
  const codes = Array.from({ length: howMany }, () => grouped(base32(randomBytes(bytes))));
  await insertRecoveryCodes(tx, { realmId, accountId }, codes.map(hashOfCode));
  return codes;
}

/** Once neither an app nor a passkey is left, codes would only be one more thing to lose. */
export async function takeBackRecoveryCodes(tx: Tx, accountId: string): Promise<void> {
  const needed = (await findSecondFactor(tx, accountId))?.confirmedAt || (await hasPasskeys(tx, accountId));
  if (!needed) await deleteRecoveryCodes(tx, accountId);
}

const grouped = (code: string) => code.replaceAll(/(.{4})(?=.)/g, '$1-');

export const hashOfCode = (code: string): Buffer =>
  createHash('sha256').update(code.replaceAll('-', '')).digest();
