import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { heldClock } from '../../platform/clock.ts';
import { type Database, openDatabase, type Query } from '../../platform/database.ts';
import { createLog } from '../../platform/log.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { createDirectories } from '../../territory/index.ts';
import { type SmallRealm, smallRealm } from '../../territory/testing/small-realm.ts';
import { type DiskImport, planFromDisk, runFromDisk } from '../import-from-disk.ts';
import type { ImportParts } from '../import-parts.ts';
import type { Import } from '../imports.store.ts';

export interface ImportKit {
  readonly url: string;
  readonly folder: string;
  readonly database: Database;
  readonly realm: SmallRealm;
  readonly parts: ImportParts;
  /** Brings in a file of this content, as `heed import` does. */
  bringIn(content: string | Buffer, change?: Partial<DiskImport>): Promise<Import>;
  all<Row>(query: Query<Row>): Promise<Row[]>;
  close(): Promise<void>;
}

/** A small realm in a database of its own, and files to bring into it. */
export async function importKit(): Promise<ImportKit> {
  const url = await testDatabase();
  const database = openDatabase(url);
  const clock = heldClock('2026-11-02T10:00:00Z');
  const realm = await smallRealm(database, clock);
  const folder = mkdtempSync(path.join(tmpdir(), 'heed-import-'));
  const parts: ImportParts = {
    database,
    clock,
    log: createLog('silent'),
    keyRing: { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 7)]]) },
    dataDirectory: folder,
    scanner: undefined,
    publicUrl: () => 'http://localhost',
    directories: createDirectories(),
  };
  return {
    url,
    folder,
    database,
    realm,
    parts,
    async bringIn(content, change = {}) {
      const file = path.join(folder, 'given.csv');
      writeFileSync(file, content);
      const wanted = {
        realmId: realm.realmId,
        path: file,
        channelId: null,
        readAs: null,
        columns: {},
        dayFirst: null,
        delimiter: undefined,
        ...change,
      };
      return runFromDisk(parts, wanted, await planFromDisk(parts, wanted), () => {});
    },
    all: (query) => database.inRealm(realm.realmId, (tx) => tx.all(query)),
    async close() {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}
