import { type Database, sql } from '../../platform/database.ts';
import type { Directories } from '../../territory/index.ts';
import type { ReadingRoom } from './reading-room.ts';

/** Each model takes some 30 MB; what is beyond is laid out when it is asked for. */
const mostRealms = 8;

/**
 * Lays out what messages are explained by in every realm, its model where it has one already: whoever opened the first
 * arrival waited three seconds for the thread to start and for that.
 */
export async function openEverywhere(parts: {
  readonly database: Database;
  readonly directories: Directories;
  readonly room: ReadingRoom;
}): Promise<void> {
  const { database, directories, room } = parts;
  const realms = await database.acrossRealms((tx) =>
    tx.all(sql<{ realmId: string; modelId: string | null }>`
      select r.id as "realmId", m.id as "modelId" from realms r left join models m on m.realm_id = r.id and m.active
      order by m.id nulls last, r.id limit ${mostRealms}`),
  );
  for (const { realmId, modelId } of realms) {
    const directory = await database.inRealm(realmId, (tx) => directories.of(tx, realmId));
    await room.enter(database, directory, modelId);
  }
}
