import { sql, type Tx } from '../platform/database.ts';

export interface PasswordLink {
  readonly realmId: string;
  readonly accountId: string;
}

/** An account's newest link is its only one in a realm. */
export async function keepLink(
  tx: Tx,
  link: PasswordLink & { hash: Buffer; at: Date; expiresAt: Date },
): Promise<void> {
  await tx.run(sql`insert into password_links (realm_id, account_id, token_hash, created_at, expires_at)
    values (${link.realmId}, ${link.accountId}, ${link.hash}, ${link.at}, ${link.expiresAt})
    on conflict (realm_id, account_id) do update set token_hash = excluded.token_hash,
      created_at = excluded.created_at, expires_at = excluded.expires_at`);
}

export async function madeLinkSince(tx: Tx, accountId: string, since: Date): Promise<boolean> {
  const row = await tx.maybe(sql`select 1 from password_links
    where account_id = ${accountId} and created_at > ${since}`);
  return row !== undefined;
}

export function findLink(tx: Tx, realmId: string, hash: Buffer, at: Date): Promise<PasswordLink | undefined> {
  return tx.maybe(sql<PasswordLink>`select realm_id as "realmId", account_id as "accountId" from password_links
    where realm_id = ${realmId} and token_hash = ${hash} and expires_at > ${at}`);
}

/** @returns false when somebody else was quicker */
export async function useUpLink(tx: Tx, realmId: string, hash: Buffer): Promise<boolean> {
  return (
    (await tx.run(sql`delete from password_links where realm_id = ${realmId} and token_hash = ${hash}`)) === 1
  );
}

export function deleteOldLinks(tx: Tx, at: Date): Promise<number> {
  return tx.run(sql`delete from password_links where expires_at <= ${at}`);
}
