import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

export interface Session {
  readonly accountId: string;
  readonly actingId: string | null;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

export async function insertSession(
  tx: Tx,
  realmId: string,
  tokenHash: Buffer,
  session: {
    accountId: string;
    at: Date;
    expiresAt: Date;
    device: string;
    newDevice: boolean;
    providerId: string | null;
    provedAt: Date | null;
  },
): Promise<void> {
  await tx.run(sql`insert into sessions
      (realm_id, token_hash, id, account_id, created_at, seen_at, expires_at, device, new_device, provider_id, proved_at)
    values (${realmId}, ${tokenHash}, ${newId()}, ${session.accountId}, ${session.at}, ${session.at},
      ${session.expiresAt}, ${session.device}, ${session.newDevice}, ${session.providerId}, ${session.provedAt})`);
}

export function findSession(
  tx: Tx,
  realmId: string,
  tokenHash: Buffer,
  at: Date,
): Promise<Session | undefined> {
  return tx.maybe(sql<Session>`
    select account_id as "accountId", acting_id as "actingId", seen_at as "seenAt", expires_at as "expiresAt" from sessions
    where realm_id = ${realmId} and token_hash = ${tokenHash} and expires_at > ${at}`);
}

export async function touchSession(tx: Tx, realmId: string, tokenHash: Buffer, at: Date): Promise<void> {
  await tx.run(sql`update sessions set seen_at = ${at}
    where realm_id = ${realmId} and token_hash = ${tokenHash}`);
}

/** @returns the provider it was opened at, if any */
export async function deleteSession(tx: Tx, realmId: string, tokenHash: Buffer): Promise<string | null> {
  const ended = await tx.maybe(sql<{ providerId: string | null }>`delete from sessions
    where realm_id = ${realmId} and token_hash = ${tokenHash} returning provider_id as "providerId"`);
  return ended?.providerId ?? null;
}

export function deleteExpiredSessions(tx: Tx, at: Date): Promise<number> {
  return tx.run(sql`delete from sessions where expires_at <= ${at}`);
}

export interface ListedSession {
  readonly id: string;
  readonly device: string;
  readonly newDevice: boolean;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly current: boolean;
}

/** A person's sessions in all realms, the last seen first; `currentHash` is that of the session that asks. */
export function sessionsOf(
  tx: Tx,
  accountId: string,
  currentHash: Buffer,
  at: Date,
): Promise<ListedSession[]> {
  return tx.all(sql<ListedSession>`
    select id, device, new_device as "newDevice", created_at as "createdAt", seen_at as "seenAt",
      token_hash = ${currentHash} as current
    from sessions where account_id = ${accountId} and expires_at > ${at} order by seen_at desc, id`);
}

/** When whoever holds this session last proved at a provider that it is them; null: not since it was opened. */
export async function provedAt(tx: Tx, accountId: string, tokenHash: Buffer): Promise<Date | null> {
  const row = await tx.maybe(sql<{ at: Date | null }>`select proved_at as at from sessions
    where account_id = ${accountId} and token_hash = ${tokenHash}`);
  return row?.at ?? null;
}

/** @returns how many there were: none when it is somebody else's */
export function deleteSessionOf(tx: Tx, accountId: string, id: string): Promise<number> {
  return tx.run(sql`delete from sessions where account_id = ${accountId} and id = ${id}`);
}

/** Ends all sessions of a person, but for one. */
export async function deleteSessionsOf(tx: Tx, accountId: string, exceptHash?: Buffer): Promise<void> {
  await tx.run(sql`delete from sessions where account_id = ${accountId}
    and token_hash is distinct from ${exceptHash ?? null}`);
}
