import { sql, type Tx } from '../platform/database.ts';

export interface Session {
  readonly accountId: string;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

export async function insertSession(
  tx: Tx,
  realmId: string,
  tokenHash: Buffer,
  session: { accountId: string; at: Date; expiresAt: Date; device: string },
): Promise<void> {
  await tx.run(sql`insert into sessions (realm_id, token_hash, account_id, created_at, seen_at, expires_at, device)
    values (${realmId}, ${tokenHash}, ${session.accountId}, ${session.at}, ${session.at}, ${session.expiresAt},
      ${session.device})`);
}

export function findSession(
  tx: Tx,
  realmId: string,
  tokenHash: Buffer,
  at: Date,
): Promise<Session | undefined> {
  return tx.maybe(sql<Session>`
    select account_id as "accountId", seen_at as "seenAt", expires_at as "expiresAt" from sessions
    where realm_id = ${realmId} and token_hash = ${tokenHash} and expires_at > ${at}`);
}

export async function touchSession(
  tx: Tx,
  realmId: string,
  tokenHash: Buffer,
  at: Date,
  expiresAt: Date,
): Promise<void> {
  await tx.run(sql`update sessions set seen_at = ${at}, expires_at = ${expiresAt}
    where realm_id = ${realmId} and token_hash = ${tokenHash}`);
}

export async function deleteSession(tx: Tx, realmId: string, tokenHash: Buffer): Promise<void> {
  await tx.run(sql`delete from sessions where realm_id = ${realmId} and token_hash = ${tokenHash}`);
}

export function deleteExpiredSessions(tx: Tx, at: Date): Promise<number> {
  return tx.run(sql`delete from sessions where expires_at <= ${at}`);
}
