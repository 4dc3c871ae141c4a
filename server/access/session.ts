import type { Person } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { knownLanguages } from '../platform/words.ts';
import { setLanguage } from './accounts.store.ts';
import { deleteSession } from './sessions.store.ts';
import { type SsoParts, signOutAt } from './single-sign-on/sso-sign-in.ts';
import { readToken } from './tokens.ts';

/**
 * Ends a session; one that is not there is as good as ended.
 * @returns where signing out goes on to, for whoever signed in at a provider
 */
export async function signOut(parts: SsoParts, token: string): Promise<string | null> {
  const read = readToken(token);
  const providerId = await endSession(parts, token);
  return read && providerId ? signOutAt(parts, read.realmId, providerId) : null;
}

/** @returns the provider it was opened at, if any */
export async function endSession(
  { database }: { database: Database },
  token: string,
): Promise<string | null> {
  const read = readToken(token);
  if (!read) return null;
  return database.acrossRealms((tx) => deleteSession(tx, read.realmId, read.hash));
}

/** @throws Refusal `invalid` when Heed has no words in that language */
export async function changeOwnLanguage(
  parts: { database: Database },
  person: Person,
  language: string,
): Promise<void> {
  if (!knownLanguages().includes(language)) {
    throw new Refusal('invalid', {
      field: 'language',
      problem: 'language',
      known: knownLanguages().join(', '),
    });
  }
  await parts.database.acrossRealms((tx) => setLanguage(tx, person.id, language));
}
