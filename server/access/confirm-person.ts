import type { Person } from '../platform/actor.ts';
import type { Platform } from '../platform/module.ts';
import { Refusal } from '../platform/refusal.ts';
import { findAccount } from './accounts.store.ts';
import { limited } from './limited.ts';
import { passwordMatches } from './passwords.ts';
import { provedAt } from './sessions.store.ts';
import { bucketOf } from './sign-in-limits.rules.ts';
import { providersKnowing } from './single-sign-on/providers.store.ts';
import { hashToken } from './tokens.ts';

type Parts = Pick<Platform, 'database' | 'clock'>;

/** As long as a person needs for what they came back to do. */
const freshMs = 5 * 60_000;

/**
 * How a person proves that it is them, before what a borrowed session must not do. A provider's word is proof for whoever
 * has no password: nobody has used a letter to their address then, so no realm but the provider's lets them in
 * (`needsLetter`), and what they set up by it opens no other.
 */
export async function proofOf({ database, clock }: Parts, person: Person, token: string) {
  return database.acrossRealms(async (tx) => {
    const account = await findAccount(tx, person.id);
    const at = await provedAt(tx, person.id, hashToken(token));
    const until = at && new Date(at.getTime() + freshMs);
    return {
      password: typeof account?.passwordHash === 'string',
      providers: await providersKnowing(tx, person.realmId, person.id),
      provedUntil: until && until > clock.now() ? until.toISOString() : null,
    };
  });
}

/**
 * Asks for the password again; of whoever has none, to have signed in at their provider a moment ago.
 * @throws Refusal `wrong-password`, `sign-in-wait`, `proof-needed`
 */
export async function confirmPerson(
  parts: Parts,
  person: Person,
  token: string,
  password: string | undefined,
): Promise<void> {
  const account = await parts.database.acrossRealms((tx) => findAccount(tx, person.id));
  const hash = account?.passwordHash;
  if (!hash) {
    const { provedUntil } = await proofOf(parts, person, token);
    if (provedUntil === null) throw new Refusal('proof-needed');
    return;
  }
  if (password === undefined) throw new Refusal('wrong-password');
  const right = await limited(
    parts,
    bucketOf('password', person.id, hashToken(token).toString('hex')),
    async () => ((await passwordMatches(password, hash)) ? true : undefined),
  );
  if (!right) throw new Refusal('wrong-password');
}
