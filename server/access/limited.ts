import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { countAttempt, forgetAttempts } from './sign-in-limits.store.ts';

/**
 * Checks a secret somebody might be guessing: counted in the bucket first, forgotten when it was right.
 * @returns what the check found; `undefined` from it means wrong
 * @throws Refusal `sign-in-wait` while the bucket has to wait; the secret is not looked at then
 */
export async function limited<Found>(
  { database, clock }: { database: Database; clock: Clock },
  bucket: Buffer,
  check: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const seconds = await database.acrossRealms((tx) => countAttempt(tx, bucket, clock.now()));
  if (seconds > 0) throw new Refusal('sign-in-wait', { seconds });
  const found = await check();
  if (found !== undefined) await database.acrossRealms((tx) => forgetAttempts(tx, bucket));
  return found;
}
