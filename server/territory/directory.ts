import type { Tx } from '../platform/database.ts';
import { loadDirectory, readStamp } from './directory.store.ts';
import type { Directory } from './directory.types.ts';

/** Keeps each realm's directory while its stamp holds: one small look a batch instead of nine queries. */
export interface Directories {
  /** @throws Error when the realm does not exist */
  of(tx: Tx, realmId: string): Promise<Directory>;
}

export function createDirectories(): Directories {
  const kept = new Map<string, Directory>();
  return {
    async of(tx, realmId) {
      const known = kept.get(realmId);
      if (known && (await readStamp(tx, realmId)) === known.stamp) return known;
      const fresh = await loadDirectory(tx, realmId);
      kept.set(realmId, fresh);
      return fresh;
    },
  };
}
