import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { findAccountByEmail } from './accounts.store.ts';
import { grantsOf, realmsOf } from './grants.store.ts';
import { passwordMatches, pretendToCheck } from './passwords.ts';
import { insertSession } from './sessions.store.ts';
import { hashToken, newToken } from './tokens.ts';

/** A session lives for a working day after it was last used. */
export const sessionMs = 12 * 3_600_000;

export interface SignInParts {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * @returns the person and the token for the cookie
 * @throws Refusal `wrong-credentials` whether the address or the password is wrong; `no-grants` when nothing is allowed
 */
export async function signIn(
  parts: SignInParts,
  input: { email: string; password: string; device: string },
): Promise<{ person: Person; token: string }> {
  const { database, clock } = parts;
  const account = await database.acrossRealms((tx) => findAccountByEmail(tx, input.email.trim()));
  const usable = account?.passwordHash && !account.disabledAt ? account.passwordHash : undefined;
  const right = usable ? await passwordMatches(input.password, usable) : await pretendToCheck(input.password);
  if (!account || !right) throw new Refusal('wrong-credentials');
  return database.acrossRealms(async (tx) => {
    const at = clock.now();
    const [home] = await realmsOf(tx, account.id, at);
    if (!home) throw new Refusal('no-grants');
    const token = newToken(home.realmId);
    await insertSession(tx, home.realmId, hashToken(token), {
      accountId: account.id,
      at,
      expiresAt: new Date(at.getTime() + sessionMs),
      device: input.device.slice(0, 200),
    });
    const grants = await grantsOf(tx, home.realmId, account.id, at);
    const { id, name, language } = account;
    return { token, person: { kind: 'person', id, realmId: home.realmId, name, language, grants } };
  });
}
