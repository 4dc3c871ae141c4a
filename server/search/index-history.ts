import { passOver } from '../platform/consumers.ts';
import { sql } from '../platform/database.ts';
import { horizon } from '../platform/event-log.ts';
import { keeperOfDocuments } from './on-changes.ts';
import { nextCases } from './renewals.store.ts';
import { indexCases, type SearchParts } from './write-documents.ts';

const batch = 500;

/**
 * Makes the documents of a realm whose history was written all at once. Told of event by event it would take twenty times
 * as long, in which a search finds half; so what was told until now is passed over where it is all of this realm.
 */
export async function indexHistory(
  parts: Pick<SearchParts, 'database' | 'directories' | 'clock'>,
  realmId: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { database, clock } = parts;
  const told = await database.acrossRealms(horizon);
  const { total } = await database.acrossRealms((tx) =>
    tx.one(sql<{ total: number }>`select count(*)::int as total from cases where realm_id = ${realmId}`),
  );
  let done = 0;
  let after: string | null = null;
  do {
    onProgress(done, total);
    const ids: string[] = await database.acrossRealms((tx) => nextCases(tx, realmId, after, batch));
    await database.acrossRealms((tx) => indexCases(tx, parts, realmId, ids));
    done += ids.length;
    after = ids.at(-1) ?? null;
  } while (after);
  await database.acrossRealms((tx) => passOver(tx, keeperOfDocuments, realmId, told, clock));
}
