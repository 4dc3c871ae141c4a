import { system } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/database.ts';
import { queueJob } from '../platform/jobs.ts';
import { findAccountByEmail } from './accounts.store.ts';
import { addPerson, type NewPerson, type PasswordParts, preparePassword } from './add-person.ts';
import { waitsForLetter } from './grants.store.ts';
import { invitationJob } from './password-links.ts';

/**
 * `added`: signs in with the password given; `known`: the address has an account, whose password stays as it is;
 * `waits`: so it has, in another realm that has not proved it: the role begins with the letter now sent.
 */
export type Added = 'added' | 'known' | 'waits';

/**
 * Gives a role on behalf of whoever runs the machine; the password is asked for only where a new account needs one.
 * @throws Refusal `password-too-short`, `password-common`, `password-leaked`
 */
export async function addByHand(
  tx: Tx,
  parts: PasswordParts & { readonly clock: Clock },
  realmId: string,
  person: Omit<NewPerson, 'passwordHash'>,
  askPassword: () => Promise<string>,
): Promise<Added> {
  const known = await findAccountByEmail(tx, person.email);
  const passwordHash = known ? null : await preparePassword(parts, await askPassword());
  const added = { ...person, passwordHash };
  const accountId = await addPerson(tx, parts.clock, realmId, system('heed user'), added);
  if (!known) return 'added';
  if (!(await waitsForLetter(tx, realmId, accountId))) return 'known';
  await queueJob(tx, invitationJob, { realmId, accountId });
  return 'waits';
}
