import type { Database } from '../platform/database.ts';
import { type KeyRing, seal, unseal } from '../platform/vault.ts';
import { lockStale, type SealedRow, sealedTables, writeResealed } from './sealed.store.ts';

const batch = 500;

/**
 * Seals everything anew with the ring's current key, batch by batch, each in its own transaction: killed anywhere, it
 * goes on where it stopped, for what is done no longer counts. Heed may run meanwhile.
 * @param onProgress rows sealed anew so far
 * @returns how many there were
 */
export async function resealAll(
  database: Database,
  ring: KeyRing,
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  const current = ring.current;
  let done = 0;
  for (const table of sealedTables) {
    let after: readonly string[] | undefined;
    for (;;) {
      const rows = await database.acrossRealms(async (tx) => {
        const stale = await lockStale(tx, table, current, after, batch);
        await writeResealed(
          tx,
          table,
          stale.map((row) => reseal(ring, row)),
        );
        return stale;
      });
      done += rows.length;
      if (rows.length > 0) onProgress(done);
      after = rows.at(-1)?.key;
      if (rows.length < batch) break;
    }
  }
  return done;
}

function reseal(ring: KeyRing, { key, keyId, sealed }: SealedRow): SealedRow {
  const context = key.join('/');
  return { key, ...seal(ring, context, unseal(ring, context, keyId, sealed)) };
}
