import type { Person } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { findAccount, setPasswordHash } from './accounts.store.ts';
import { preparePassword } from './add-person.ts';
import { confirmPerson } from './confirm-person.ts';
import { deviceName } from './device-name.rules.ts';
import { holdAccount } from './second-factor.store.ts';
import { deleteSessionOf, deleteSessionsOf, sessionsOf } from './sessions.store.ts';
import type { SignInParts } from './sign-in.ts';
import { hashToken } from './tokens.ts';

/** Where a person is signed in; `token` is that of the session that asks. */
export async function mySignIns({ database, clock }: SignInParts, person: Person, token: string) {
  const rows = await database.acrossRealms((tx) => sessionsOf(tx, person.id, hashToken(token), clock.now()));
  return rows.map(({ id, device, newDevice, createdAt, seenAt, current }) => ({
    id,
    ...deviceName(device),
    newDevice,
    current,
    createdAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
  }));
}

/** @throws Refusal `not-found` when there is no such session of this person's */
export async function endSignIn({ database }: SignInParts, person: Person, id: string): Promise<void> {
  const ended = await database.acrossRealms((tx) => deleteSessionOf(tx, person.id, id));
  if (ended === 0) throw new Refusal('not-found');
}

export async function endOtherSignIns(
  { database }: SignInParts,
  person: Person,
  token: string,
): Promise<void> {
  await database.acrossRealms((tx) => deleteSessionsOf(tx, person.id, hashToken(token)));
}

/**
 * Ends all other sessions besides: whoever else knew the old one is out.
 * @throws Refusal `wrong-password`, `sign-in-wait`, `proof-needed`, `password-too-short`, `password-common`, `password-leaked`
 */
export async function changeMyPassword(
  parts: SignInParts,
  person: Person,
  token: string,
  input: { current?: string | undefined; next: string },
): Promise<void> {
  await confirmPerson(parts, person, token, input.current);
  const account = await parts.database.acrossRealms((tx) => findAccount(tx, person.id));
  const hash = await preparePassword(parts, input.next, [account?.email ?? '', person.name]);
  await parts.database.acrossRealms(async (tx) => {
    await holdAccount(tx, person.id);
    // The letter was used since they proved that it is them: its holder has the say.
    if ((await findAccount(tx, person.id))?.unproved !== account?.unproved) throw new Refusal('proof-needed');
    await setPasswordHash(tx, person.id, hash);
    await deleteSessionsOf(tx, person.id, hashToken(token));
  });
}
