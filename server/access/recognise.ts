import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { findAccount } from './accounts.store.ts';
import { grantsOf } from './grants.store.ts';
import { findSession, touchSession } from './sessions.store.ts';
import { readToken } from './tokens.ts';

/** Writing "last seen" more often than this would make every read a write. Where idle sessions end, it has to be more exact. */
const touchEveryMs = { usual: 5 * 60_000, exact: 60_000 };

/** Who is behind a session's token; `undefined` when it is unknown, ended, or the person may do nothing any more. */
export async function recognise(
  parts: { database: Database; clock: Clock },
  token: string,
): Promise<Person | undefined> {
  const read = readToken(token);
  if (!read) return undefined;
  const { realmId, hash } = read;
  return parts.database.acrossRealms(async (tx) => {
    const at = parts.clock.now();
    const session = await findSession(tx, realmId, hash, at);
    if (!session) return undefined;
    const account = await findAccount(tx, session.accountId);
    if (!account || account.disabledAt) return undefined;
    const grants = await grantsOf(tx, realmId, account.id, at, session.actingId);
    if (grants.length === 0) return undefined;
    const { lacksFactor, idleMinutes } = session;
    const every = idleMinutes === null ? touchEveryMs.usual : touchEveryMs.exact;
    if (at.getTime() - session.seenAt.getTime() > every) {
      await touchSession(tx, realmId, hash, at);
    }
    return {
      kind: 'person',
      id: account.id,
      realmId,
      name: account.name,
      language: account.language,
      grants,
      actingId: session.actingId,
      lacksFactor,
      idleMinutes,
    };
  });
}
