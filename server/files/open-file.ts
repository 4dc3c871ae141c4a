import type { ReadStream } from 'node:fs';
import type { Person } from '../platform/actor.ts';
import type { Platform } from '../platform/module.ts';
import { authorise, evaluate } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { readBytes } from './blobs.ts';
import { mayReadFiles } from './file.policies.ts';
import { belongingsOf, findFile, type StoredFile } from './files.store.ts';

/**
 * A file for a person who may read one of the things it belongs to.
 * @throws Refusal `file-unknown`, `forbidden`
 */
export async function openFile(
  parts: Pick<Platform, 'database' | 'dataDirectory' | 'log'>,
  person: Person,
  fileId: string,
): Promise<{ file: StoredFile; bytes: ReadStream }> {
  const { realmId } = person;
  const file = await parts.database.inRealm(realmId, async (tx) => {
    const found = await findFile(tx, realmId, fileId);
    const things = found ? await belongingsOf(tx, realmId, fileId) : [];
    const [first] = things;
    if (!found || !first) throw new Refusal('file-unknown');
    const readable = things.find((thing) => evaluate(mayReadFiles, person, { realmId, ...thing }).allowed);
    if (!readable) authorise(mayReadFiles, person, { realmId, ...first });
    return found;
  });
  return withBytes(parts, realmId, file);
}

/**
 * A file for whoever the caller has found to be allowed it.
 * @throws Refusal `file-unknown`
 */
export async function openAllowed(
  parts: Pick<Platform, 'database' | 'dataDirectory' | 'log'>,
  realmId: string,
  fileId: string,
): Promise<{ file: StoredFile; bytes: ReadStream }> {
  const file = await parts.database.inRealm(realmId, (tx) => findFile(tx, realmId, fileId));
  if (!file) throw new Refusal('file-unknown');
  return withBytes(parts, realmId, file);
}

async function withBytes(
  parts: Pick<Platform, 'dataDirectory' | 'log'>,
  realmId: string,
  file: StoredFile,
): Promise<{ file: StoredFile; bytes: ReadStream }> {
  try {
    return { file, bytes: await readBytes(parts.dataDirectory, realmId, file.sha256) };
  } catch (error) {
    parts.log.error({ error, file: file.id }, 'the bytes of a file are not where they should be');
    throw new Refusal('file-unknown');
  }
}
