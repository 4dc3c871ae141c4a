import { sql, type Tx } from '../platform/database.ts';

const lockOf = (realmId: string, sha256: Buffer) =>
  sql`hashtextextended(${`bytes of ${realmId} ${sha256.toString('hex')}`}, 0)`;

/** Nobody takes these bytes away until the transaction ends; others may put the same in their place meanwhile. */
export async function holdBytes(tx: Tx, realmId: string, sha256: Buffer): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock_shared(${lockOf(realmId, sha256)})`);
}

/** Waits for whoever puts these bytes in their place; nobody does until the transaction ends. */
export async function waitForBytes(tx: Tx, realmId: string, sha256: Buffer): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(${lockOf(realmId, sha256)})`);
}

/** The same without waiting. @returns false where somebody is putting them in their place */
export async function mayTakeBytes(tx: Tx, realmId: string, sha256: Buffer): Promise<boolean> {
  const { free } = await tx.one(
    sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${lockOf(realmId, sha256)}) as free`,
  );
  return free;
}

export async function isNamed(tx: Tx, realmId: string, sha256: Buffer): Promise<boolean> {
  return (await namedAmong(tx, realmId, [sha256])).size > 0;
}

/** @returns in hex those of these digests that a row names */
export async function namedAmong(
  tx: Tx,
  realmId: string,
  digests: readonly Buffer[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.all(sql<{ digest: string }>`select encode(sha256, 'hex') as digest from files
    where realm_id = ${realmId} and sha256 = any(${[...digests]}::bytea[])`);
  return new Set(rows.map(({ digest }) => digest));
}
