import { type Database, sql } from '../../platform/database.ts';
import type { Directories } from '../../territory/index.ts';
import type { ReadingRoom } from './reading-room.ts';

/** Each model takes some 30 MB; what is beyond is laid out when it is asked for. */
const mostRealms = 8;

/**
 * Lays out every realm's model where messages are explained: whoever opened the first arrival waited three seconds for the
 * thread to start and for its model.
 */
export async function openEverywhere(parts: {
  readonly database: Database;
  readonly directories: Directories;
  readonly room: ReadingRoom;
}): Promise<void> {
  const { database, directories, room } = parts;
  const models = await database.acrossRealms((tx) =>
    tx.all(sql<{ id: string; realmId: string }>`
      select id, realm_id as "realmId" from models where active order by realm_id limit ${mostRealms}`),
  );
  for (const { id, realmId } of models) {
    const directory = await database.inRealm(realmId, (tx) => directories.of(tx, realmId));
    await room.enter(database, directory, id);
  }
}
