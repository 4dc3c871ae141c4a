import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { heldClock } from '../../../platform/clock.ts';
import { openDatabase } from '../../../platform/database.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import { createDirectories, type Directory } from '../../../territory/index.ts';
import { smallRealm } from '../../../territory/testing/small-realm.ts';
import type { ListParts } from '../list-file.ts';

export type ListScene = Awaited<ReturnType<typeof listScene>>;

/** The small realm, and what lists need to be read into it. */
export async function listScene() {
  const clock = heldClock('2026-11-20T08:00:00Z');
  const database = openDatabase(await testDatabase());
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'heed-lists-'));
  const realm = await smallRealm(database, clock);
  const directories = createDirectories();
  const parts = { database, clock, directories, dataDirectory } as unknown as ListParts;
  return {
    database,
    realm,
    parts,
    directoryNow: (): Promise<Directory> =>
      database.inRealm(realm.realmId, (tx) => directories.of(tx, realm.realmId)),
    async close() {
      await database.close();
      await rm(dataDirectory, { recursive: true });
    },
  };
}

/** A table as it is uploaded. */
export const upload = (filename: string, content: string | Buffer, truncated = false) =>
  ({
    filename,
    file: Object.assign(Readable.from([Buffer.from(content)]), { truncated }),
  }) as unknown as MultipartFile;
