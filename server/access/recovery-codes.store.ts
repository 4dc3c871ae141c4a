import { sql, type Tx } from '../platform/database.ts';

export async function insertRecoveryCodes(
  tx: Tx,
  { realmId, accountId }: { realmId: string; accountId: string },
  hashes: readonly Buffer[],
): Promise<void> {
  await tx.run(sql`insert into recovery_codes (realm_id, account_id, code_hash)
    select ${realmId}, ${accountId}, hash from unnest(${[...hashes]}::bytea[]) as c (hash)`);
}

/** @returns false when there is no such code, or it was used before */
export async function takeRecoveryCode(tx: Tx, accountId: string, hash: Buffer, at: Date): Promise<boolean> {
  const taken = await tx.run(sql`update recovery_codes set used_at = ${at}
    where account_id = ${accountId} and code_hash = ${hash} and used_at is null`);
  return taken === 1;
}

export async function countRecoveryCodes(tx: Tx, accountId: string): Promise<number> {
  const { left } = await tx.one(sql<{ left: number }>`select count(*) as left from recovery_codes
    where account_id = ${accountId} and used_at is null`);
  return left;
}

export async function deleteRecoveryCodes(tx: Tx, accountId: string): Promise<void> {
  await tx.run(sql`delete from recovery_codes where account_id = ${accountId}`);
}
