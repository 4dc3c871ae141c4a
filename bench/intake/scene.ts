import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeApiToken } from '../../server/access/index.ts';
import { insertChannel } from '../../server/channels/index.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { type Database, openDatabase } from '../../server/platform/database.ts';
import { newId } from '../../server/platform/ids.ts';
import { migrate } from '../../server/platform/migrate.ts';
import { startPostgres } from '../../server/platform/postgres/index.ts';
import { type SmallRealm, smallRealm } from '../../server/territory/testing/small-realm.ts';

export type Place = Pick<SmallRealm, 'realmId' | 'regionCentreId'>;

/** A real, durable database of its own, with a realm and a channel programs may write to. */
export interface Scene {
  readonly directory: string;
  readonly url: string;
  readonly database: Database;
  readonly realm: Place;
  readonly channelId: string;
  readonly token: string;
  close(): Promise<void>;
}

/** With a small realm unless another is made. */
export async function openScene(
  makeRealm: (database: Database) => Promise<Place> = (database) => smallRealm(database, systemClock),
): Promise<Scene> {
  const directory = mkdtempSync(path.join(tmpdir(), 'heed-bench-'));
  // PostgreSQL may run as another account, which must get through to its own folder.
  chmodSync(directory, 0o711);
  const postgres = await startPostgres({ dataDirectory: directory, log: () => {} });
  await migrate(postgres.url);
  const database = openDatabase(postgres.url);
  const realm = await makeRealm(database);
  const channelId = newId();
  const { realmId, regionCentreId: centreId } = realm;
  const channel = {
    realmId,
    id: channelId,
    centreId,
    driver: 'portal',
    name: { en: 'Bench' },
    officialName: 'Bench',
  };
  const token = await database.acrossRealms(async (tx) => {
    const at = systemClock.now();
    await insertChannel(tx, { ...channel, config: {}, secretId: null, enabled: true }, at);
    return makeApiToken(tx, realmId, { name: 'bench', scopes: ['messages:write'], createdBy: null }, at);
  });
  return {
    directory,
    url: postgres.url,
    database,
    realm,
    channelId,
    token,
    async close() {
      await database.close();
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
