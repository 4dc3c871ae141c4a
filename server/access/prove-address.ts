import type { Tx } from '../platform/database.ts';
import { findAccount, markProved, setPasswordHash } from './accounts.store.ts';
import { beginHeldRoles } from './grants.store.ts';
import { deletePasskeysOf } from './passkeys/passkeys.store.ts';
import { deleteRecoveryCodes } from './recovery-codes.store.ts';
import { deleteSecondFactors, holdAccount } from './second-factor.store.ts';
import { deleteSessionsOf } from './sessions.store.ts';

/**
 * Whoever has the letter to an address has chosen a password (or whoever runs the machine has for them): all sessions
 * end, and roles that waited for this begin. The first time, everything else the account was entered by goes too: it may
 * be anybody's, above all that of whoever runs a provider and vouched for the address.
 */
export async function proveAddress(tx: Tx, accountId: string, passwordHash: string, at: Date): Promise<void> {
  await holdAccount(tx, accountId);
  if ((await findAccount(tx, accountId))?.unproved) {
    await deletePasskeysOf(tx, accountId);
    await deleteSecondFactors(tx, accountId);
    await deleteRecoveryCodes(tx, accountId);
  }
  await setPasswordHash(tx, accountId, passwordHash);
  await deleteSessionsOf(tx, accountId);
  await markProved(tx, accountId);
  await beginHeldRoles(tx, accountId, at);
}
