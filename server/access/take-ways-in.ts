import type { Tx } from '../platform/database.ts';
import { setPasswordHash } from './accounts.store.ts';
import { deletePasskeysOf } from './passkeys/passkeys.store.ts';
import { deleteRecoveryCodes } from './recovery-codes.store.ts';
import { deleteSecondFactors } from './second-factor.store.ts';
import { deleteSessionsOf } from './sessions.store.ts';

/**
 * Takes away everything an account is entered by. Done to an address that nobody has shown to be theirs: what was set up
 * until then may be anybody's, above all that of whoever runs a provider and vouched for it.
 */
export async function takeWaysIn(tx: Tx, accountId: string): Promise<void> {
  await setPasswordHash(tx, accountId, null);
  await deletePasskeysOf(tx, accountId);
  await deleteSecondFactors(tx, accountId);
  await deleteRecoveryCodes(tx, accountId);
  await deleteSessionsOf(tx, accountId);
}
