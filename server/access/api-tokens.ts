import { createBelieved } from '../platform/believed.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { hashToken, newToken, readToken } from './tokens.ts';

export interface Service {
  readonly realmId: string;
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: readonly string[];
}

/** @returns the token, shown once and kept nowhere */
export async function makeApiToken(
  tx: Tx,
  realmId: string,
  token: { name: string; scopes: readonly string[]; createdBy: string | null },
  at: Date,
): Promise<string> {
  const secret = newToken(realmId);
  await tx.run(sql`insert into api_tokens (realm_id, id, token_hash, name, scopes, created_by, created_at)
    values (${realmId}, ${newId()}, ${hashToken(secret)}, ${token.name}, ${[...token.scopes]}, ${token.createdBy}, ${at})`);
  return secret;
}

/** How long a token once checked is believed without asking again: a revoked one works at most this much longer. */
const believedMs = 5_000;

/** Recognises services by their bearer tokens, each believed for a while once it was looked up. */
export function serviceRecogniser(parts: { database: Database; clock: Clock }) {
  const believed = createBelieved(parts.clock, believedMs, find);

  /** @throws Refusal `not-signed-in` for an unknown token, `forbidden` for one without the scope */
  return async (authorization: string | undefined, scope: string): Promise<Service> => {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '';
    const service = await believed.of(token);
    if (!service) throw new Refusal('not-signed-in');
    if (!service.scopes.includes(scope))
      throw new Refusal('forbidden', { policy: scope, may: service.scopes.join(', ') });
    return service;
  };

  async function find(token: string): Promise<Service | undefined> {
    const at = parts.clock.now();
    const read = readToken(token);
    if (!read) return undefined;
    return parts.database.inRealm(read.realmId, (tx) =>
      tx.maybe(sql<Service>`select realm_id as "realmId", id as "tokenId", name, scopes from api_tokens
        where realm_id = ${read.realmId} and token_hash = ${read.hash} and revoked_at is null
          and (expires_at is null or expires_at > ${at})`),
    );
  }
}
