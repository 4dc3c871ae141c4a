import type { Person } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { findAccount } from '../accounts.store.ts';
import { grantsOf } from '../grants.store.ts';
import { readToken } from '../tokens.ts';
import { findToken, touchToken } from './account-tokens.store.ts';

/** Writing "last used" more often than this would make every read a write. */
const touchEveryMs = 5 * 60_000;

/** What lets people and programs in stays with those who sit there themselves: a token that leaks opens no other door. */
const doors = /^\/api\/(?:session|people|identity-providers|services|sign-in-rules)(?:[/?]|$)/;

const reads = new Set(['GET', 'HEAD']);

interface Asked {
  readonly method: string;
  readonly url: string;
}

/**
 * Who is behind a bearer token of an account.
 * @returns `undefined` when it is none of these tokens, has expired or was revoked, or the account may do nothing any more
 * @throws Refusal `token-reads`, `token-door`
 */
export async function recogniseToken(
  parts: { database: Database; clock: Clock },
  authorization: string,
  asked: Asked,
): Promise<{ person: Person; tokenId: string } | undefined> {
  const read = readToken(/^Bearer (\S+)$/.exec(authorization)?.[1] ?? '');
  if (!read) return undefined;
  const { realmId, hash } = read;
  return parts.database.acrossRealms(async (tx) => {
    const at = parts.clock.now();
    const token = await findToken(tx, realmId, hash, at);
    if (!token) return undefined;
    const account = await findAccount(tx, token.accountId);
    const grants = account && !account.disabledAt ? await grantsOf(tx, realmId, account.id, at) : [];
    if (!account || grants.length === 0) return undefined;
    if (doors.test(asked.url) && !(asked.method === 'GET' && asked.url === '/api/session'))
      throw new Refusal('token-door');
    if (!token.writes && !reads.has(asked.method)) throw new Refusal('token-reads');
    if (at.getTime() - (token.usedAt?.getTime() ?? 0) > touchEveryMs)
      await touchToken(tx, realmId, token.id, at);
    const { id, name, language } = account;
    return { tokenId: token.id, person: { kind: 'person', id, realmId, name, language, grants } };
  });
}
