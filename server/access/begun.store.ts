import { randomBytes } from 'node:crypto';
import { sql, type Tx } from '../platform/database.ts';
import { hashToken } from './tokens.ts';

/** Long enough to find a phone, or to sign in elsewhere. */
const begunMs = 10 * 60_000;

export type BegunKind = 'new passkey' | 'passkey' | 'single sign-on';

/** @returns the token that brings it back, for a cookie; only its hash is kept */
export async function keepWhatBegan(tx: Tx, kind: BegunKind, data: object, at: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.run(sql`insert into sign_ins_begun (token_hash, kind, data, expires_at)
    values (${hashToken(token)}, ${kind}, ${JSON.stringify(data)}, ${new Date(at.getTime() + begunMs)})`);
  return token;
}

/** Once: whoever comes second finds nothing. */
export async function takeWhatBegan(tx: Tx, kind: BegunKind, token: string, at: Date): Promise<unknown> {
  const row = await tx.maybe(sql<{ data: unknown }>`delete from sign_ins_begun
    where token_hash = ${hashToken(token)} and kind = ${kind} and expires_at > ${at} returning data`);
  return row?.data;
}

export function deleteOldBegun(tx: Tx, at: Date): Promise<number> {
  return tx.run(sql`delete from sign_ins_begun where expires_at <= ${at}`);
}
