import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isId } from '../platform/ids.ts';

/** Where uploads wait until they have been read; readable by the server's own account only. */
export function importFile(dataDirectory: string, id: string): string {
  if (!isId(id)) throw new Error('an import is named by its id');
  return path.join(dataDirectory, 'imports', id);
}

/** Streams an upload to its file; it appears whole or not at all. @returns SHA-256 of its bytes */
export async function keepUpload(dataDirectory: string, id: string, upload: Readable): Promise<Buffer> {
  const target = importFile(dataDirectory, id);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const unfinished = `${target}.part`;
  const hash = createHash('sha256');
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(upload, measure, createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, target);
    return hash.digest();
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

export function dropFile(dataDirectory: string, id: string): Promise<void> {
  return rm(importFile(dataDirectory, id), { force: true });
}

export async function digestOfFile(file: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest();
}
