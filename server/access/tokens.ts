import { createHash, randomBytes } from 'node:crypto';
import { isId } from '../platform/ids.ts';

/** A secret that also says its realm, so that it is looked up with the realm's key: `<realm id>.<32 random bytes>`. */
export function newToken(realmId: string): string {
  return `${realmId.replaceAll('-', '')}.${randomBytes(32).toString('base64url')}`;
}

/** The realm and the hash to look for; `undefined` when it is not one of our tokens. */
export function readToken(token: string): { realmId: string; hash: Buffer } | undefined {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.[\w-]{43}$/.exec(token);
  if (!parts) return undefined;
  const realmId = parts.slice(1).join('-');
  if (!isId(realmId)) return undefined;
  return { realmId, hash: hashToken(token) };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
