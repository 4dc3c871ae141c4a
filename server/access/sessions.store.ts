import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

/** A session lasts a working day from the sign-in, however much it is used: a stolen token is not kept alive by using it. */
export const sessionMs = 12 * 3_600_000;

export interface Session {
  readonly accountId: string;
  readonly actingId: string | null;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  /** The realm asks for a second factor, and this person has none and did not come by a provider. */
  readonly lacksFactor: boolean;
  readonly idleMinutes: number | null;
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

/** One that is over, or that nobody has used for longer than its realm allows, is not there. */
export function findSession(
  tx: Tx,
  realmId: string,
  tokenHash: Buffer,
  at: Date,
): Promise<Session | undefined> {
  return tx.maybe(
    sql<Session>`
    select s.account_id as "accountId", acting_id as "actingId", seen_at as "seenAt", expires_at as "expiresAt",
      idle_minutes as "idleMinutes", coalesce(second_factor, false) and provider_id is null
        and not exists (select from passkeys p where p.account_id = s.account_id)
        and not exists (select from second_factors f where f.account_id = s.account_id and f.confirmed_at is not null)
        as "lacksFactor"
    from sessions s left join sign_in_rules r on r.realm_id = s.realm_id
    where s.realm_id = ${realmId} and token_hash = ${tokenHash} and expires_at > ${at}
      and (idle_minutes is null or seen_at > ${at}::timestamptz - make_interval(mins => idle_minutes))`,
    'find-session',
  );
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

/** Ends all sessions of a person in a realm. */
export async function deleteSessionsIn(tx: Tx, realmId: string, accountId: string): Promise<void> {
  await tx.run(sql`delete from sessions where realm_id = ${realmId} and account_id = ${accountId}`);
}

/** Ends all sessions of a person, but for one. */
export async function deleteSessionsOf(tx: Tx, accountId: string, exceptHash?: Buffer): Promise<void> {
  await tx.run(sql`delete from sessions where account_id = ${accountId}
    and token_hash is distinct from ${exceptHash ?? null}`);
}
