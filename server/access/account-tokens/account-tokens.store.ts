import { sql, type Tx } from '../../platform/database.ts';

export interface AccountToken {
  readonly id: string;
  readonly name: string;
  readonly writes: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** Those of an account in a realm that have not been revoked, the newest first; expired ones, too. */
export function tokensOf(tx: Tx, realmId: string, accountId: string): Promise<AccountToken[]> {
  return tx.all(sql<AccountToken>`select id, name, writes, created_at as "createdAt", expires_at as "expiresAt",
      used_at as "usedAt" from account_tokens
    where realm_id = ${realmId} and account_id = ${accountId} and revoked_at is null order by id desc`);
}

export async function insertToken(
  tx: Tx,
  realmId: string,
  token: Omit<AccountToken, 'usedAt'> & { accountId: string; hash: Buffer; createdBy: string },
): Promise<void> {
  await tx.run(sql`insert into account_tokens
      (realm_id, id, account_id, token_hash, name, writes, created_by, created_at, expires_at)
    values (${realmId}, ${token.id}, ${token.accountId}, ${token.hash}, ${token.name}, ${token.writes},
      ${token.createdBy}, ${token.createdAt}, ${token.expiresAt})`);
}

export interface FoundToken {
  readonly id: string;
  readonly accountId: string;
  readonly writes: boolean;
  readonly usedAt: Date | null;
}

/** One that is good now. */
export function findToken(tx: Tx, realmId: string, hash: Buffer, at: Date): Promise<FoundToken | undefined> {
  return tx.maybe(sql<FoundToken>`select id, account_id as "accountId", writes, used_at as "usedAt"
    from account_tokens where realm_id = ${realmId} and token_hash = ${hash} and revoked_at is null
      and expires_at > ${at}`);
}

export async function touchToken(tx: Tx, realmId: string, id: string, at: Date): Promise<void> {
  await tx.run(sql`update account_tokens set used_at = ${at} where realm_id = ${realmId} and id = ${id}`);
}

/** @returns how many there were: none when it is another account's */
export function revokeToken(
  tx: Tx,
  realmId: string,
  accountId: string,
  id: string,
  at: Date,
): Promise<number> {
  return tx.run(sql`update account_tokens set revoked_at = ${at} where realm_id = ${realmId}
    and account_id = ${accountId} and id = ${id} and revoked_at is null`);
}

export async function revokeTokensOf(tx: Tx, realmId: string, accountId: string, at: Date): Promise<void> {
  await tx.run(sql`update account_tokens set revoked_at = ${at}
    where realm_id = ${realmId} and account_id = ${accountId} and revoked_at is null`);
}
