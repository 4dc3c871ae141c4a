import { sql, type Tx } from '../platform/database.ts';
import { forgetAfterMs, waitAfter } from './sign-in-limits.rules.ts';

/**
 * Counts an attempt before it is checked, so that many at once are not all checked before one is counted.
 * @returns the seconds to wait when this one may not be checked at all; otherwise 0
 */
export async function countAttempt(tx: Tx, bucket: Buffer, at: Date): Promise<number> {
  // In one statement, which locks the row as well: between two, somebody who signs in well may take it away.
  const row = await tx.one(sql<{ failures: number; lastAt: Date; blockedUntil: Date | null }>`
    insert into sign_in_attempts as known (bucket, failures, last_at) values (${bucket}, 0, ${at})
    on conflict (bucket) do update set failures = known.failures
    returning failures, last_at as "lastAt", blocked_until as "blockedUntil"`);
  const left = (row.blockedUntil?.getTime() ?? 0) - at.getTime();
  if (left > 0) return Math.ceil(left / 1000);
  const failures = (at.getTime() - row.lastAt.getTime() > forgetAfterMs ? 0 : row.failures) + 1;
  const blockedUntil = new Date(at.getTime() + waitAfter(failures) * 1000);
  await tx.run(sql`update sign_in_attempts set failures = ${failures}, last_at = ${at},
    blocked_until = ${blockedUntil} where bucket = ${bucket}`);
  return 0;
}

/** It went right: nothing to hold against this place any more. */
export async function forgetAttempts(tx: Tx, bucket: Buffer): Promise<void> {
  await tx.run(sql`delete from sign_in_attempts where bucket = ${bucket}`);
}

export function deleteOldAttempts(tx: Tx, at: Date): Promise<number> {
  return tx.run(sql`delete from sign_in_attempts where last_at < ${new Date(at.getTime() - forgetAfterMs)}`);
}
