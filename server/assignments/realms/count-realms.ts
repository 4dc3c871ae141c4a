import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { chainOf } from '../assignment.rules.ts';
import { realmTree } from '../realm-tree.store.ts';
import { shownFigures, shownWeeks } from './figures.rules.ts';
import { countRealm, writeFigures } from './figures.store.ts';

/**
 * Counts every realm behind its own fence, and gives what may be told to itself and to those above it. Once a night: a
 * figure that moved by the hour would tell of single people by its differences.
 */
export async function countRealms(parts: { database: Database; clock: Clock }): Promise<void> {
  const at = parts.clock.now();
  const tree = await parts.database.acrossRealms(realmTree);
  for (const { id } of tree.values()) {
    const counts = await parts.database.inRealm(id, (tx) => countRealm(tx, id, at, shownWeeks));
    const above = chainOf(id, (one) => tree.get(one)?.parentId ?? null);
    await parts.database.acrossRealms((tx) => writeFigures(tx, above, id, at, shownFigures(counts)));
  }
}
