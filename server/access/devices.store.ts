import { sql, type Tx } from '../platform/database.ts';

/** A browser that has not come back for this long is new again. */
export const deviceMs = 180 * 86_400_000;

export async function isKnownDevice(
  tx: Tx,
  device: { realmId: string; hash: Buffer },
  accountId: string,
  at: Date,
): Promise<boolean> {
  const since = new Date(at.getTime() - deviceMs);
  const row = await tx.maybe(sql`select 1 from known_devices where realm_id = ${device.realmId}
    and token_hash = ${device.hash} and account_id = ${accountId} and seen_at > ${since}`);
  return row !== undefined;
}

export async function hasDevices(tx: Tx, accountId: string): Promise<boolean> {
  return (
    (await tx.maybe(sql`select 1 from known_devices where account_id = ${accountId} limit 1`)) !== undefined
  );
}

export async function keepDevice(
  tx: Tx,
  device: { realmId: string; hash: Buffer },
  accountId: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into known_devices (realm_id, token_hash, account_id, seen_at)
    values (${device.realmId}, ${device.hash}, ${accountId}, ${at})
    on conflict (realm_id, token_hash) do update set seen_at = excluded.seen_at`);
}

export function deleteOldDevices(tx: Tx, at: Date): Promise<number> {
  return tx.run(sql`delete from known_devices where seen_at <= ${new Date(at.getTime() - deviceMs)}`);
}
