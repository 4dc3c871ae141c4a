import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Platform } from '../platform/module.ts';
import { Refusal } from '../platform/refusal.ts';
import { bytesPath, unfinishedFolder } from './bytes-paths.ts';
import { type Camera, readCamera } from './camera.rules.ts';
import { holdBytes, isNamed, waitForBytes } from './held-bytes.store.ts';
import { isTooLarge, mostPixels, pictureSize } from './picture-size.rules.ts';
import { inTurn } from './redraw/in-turn.ts';
import { redrawInThread } from './redraw/redraw-in-thread.ts';
import { requireClean } from './scan/require-clean.ts';
import { type FileKind, pictureTypes, sniff, sniffedBytes } from './sniff.rules.ts';
import { stripPicture } from './strip-picture.rules.ts';

/** Bytes kept under their digest, and what they are. */
export interface Blob extends FileKind {
  readonly sha256: Buffer;
  readonly size: number;
}

/** With what its camera wrote, which is in the kept bytes no more; null where there is nothing. */
export interface KeptBlob extends Blob {
  readonly camera: Camera | null;
}

/** Where bytes are kept, and who looks through them before. */
export type FilePlace = Pick<Platform, 'database' | 'dataDirectory' | 'scanner' | 'log'>;

/**
 * Keeps bytes under their SHA-256: the same bytes once, whole or not at all, on the disk when it resolves. Whoever asked for
 * it has a day to commit a row that names them; then they are taken away (`unnamed/`).
 * @param most bytes at most; reading stops there
 * @param kinds the media types that are wanted; all, unless said
 * @throws Refusal `file-too-large`, `file-empty`, `file-infected`, `file-not-scanned`, `file-not-picture`, `scanner-away`,
 *   `pictures-busy`
 */
export async function keepBytes(
  place: FilePlace,
  realmId: string,
  bytes: AsyncIterable<Uint8Array>,
  most: number,
  kinds?: ReadonlySet<string>,
): Promise<KeptBlob> {
  const { database, dataDirectory } = place;
  const folder = unfinishedFolder(dataDirectory, realmId);
  await mkdir(folder, { recursive: true });
  const unfinished = path.join(folder, newId());
  try {
    const written = await write(unfinished, bytes, most);
    await requireClean(place, unfinished);
    const blob = await redrawn(unfinished, written);
    if (kinds && !kinds.has(blob.type)) throw new Refusal('file-not-picture');
    await database.inRealm(realmId, (tx) => putInPlace(tx, dataDirectory, realmId, blob.sha256, unfinished));
    return blob;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Larger ones are no photos of a phone: they are kept to be downloaded, and never shown. */
const largestPicture = 64 * 1024 * 1024;
const noPicture = { type: 'application/octet-stream', extension: 'bin' };

/**
 * A picture is kept drawn anew, without what its camera wrote into it, which is read first; one that is broken, promises too
 * much or cannot be drawn is no picture.
 */
async function redrawn(file: string, blob: Blob): Promise<KeptBlob> {
  if (!pictureTypes.has(blob.type)) return { ...blob, camera: null };
  if (blob.size > largestPicture) return { ...blob, ...noPicture, camera: null };
  return inTurn(() => redraw(file, blob));
}

async function redraw(file: string, blob: Blob): Promise<KeptBlob> {
  const whole = await readFile(file);
  const bare = stripPicture(blob.type, whole);
  const dimensions = bare && pictureSize(blob.type, bare);
  if (!bare || !dimensions || isTooLarge(blob.type, dimensions))
    return { ...blob, ...noPicture, camera: null };
  const drawn = await redrawInThread(blob.type, bare, mostPixels(blob.type));
  if (!drawn) return { ...blob, ...noPicture, camera: null };
  await writeFile(file, drawn, { flush: true });
  const camera = readCamera(blob.type, whole);
  return { ...blob, size: drawn.length, sha256: createHash('sha256').update(drawn).digest(), camera };
}

async function write(file: string, bytes: AsyncIterable<Uint8Array>, most: number): Promise<Blob> {
  const hash = createHash('sha256');
  const head = Buffer.alloc(sniffedBytes);
  let size = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of bytes) {
      if (size < sniffedBytes) head.set(chunk.subarray(0, sniffedBytes - size), size);
      size += chunk.length;
      if (size > most) throw new Refusal('file-too-large', { most: Math.floor(most / (1024 * 1024)) });
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    if (size === 0) throw new Refusal('file-empty');
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest(), size, ...sniff(head.subarray(0, Math.min(size, sniffedBytes))) };
}

/** What was just written takes its place, also where the same bytes lie: their time begins anew. */
async function putInPlace(
  tx: Tx,
  dataDirectory: string,
  realmId: string,
  sha256: Buffer,
  unfinished: string,
): Promise<void> {
  const target = bytesPath(dataDirectory, realmId, sha256);
  await mkdir(path.dirname(target), { recursive: true });
  await holdBytes(tx, realmId, sha256);
  await rename(unfinished, target);
}

/** The same bytes for another realm, until the transaction ends held by it; they were drawn anew when they came. */
export async function copyBytes(
  tx: Tx,
  dataDirectory: string,
  from: string,
  to: string,
  sha256: Buffer,
): Promise<void> {
  if (from === to) return;
  const folder = unfinishedFolder(dataDirectory, to);
  await mkdir(folder, { recursive: true });
  const unfinished = path.join(folder, newId());
  // Not by `copyFile`: some systems give the copy the age of what it is copied from.
  await pipeline(
    createReadStream(bytesPath(dataDirectory, from, sha256)),
    createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }),
  );
  await putInPlace(tx, dataDirectory, to, sha256, unfinished);
}

/** Takes bytes away for good, unless a row names them; those that are not there are gone already. */
export async function forgetBytes(
  { database, dataDirectory }: Pick<Platform, 'database' | 'dataDirectory'>,
  realmId: string,
  sha256: Buffer,
): Promise<void> {
  await database.inRealm(realmId, async (tx) => {
    await waitForBytes(tx, realmId, sha256);
    if (await isNamed(tx, realmId, sha256)) return;
    await rm(bytesPath(dataDirectory, realmId, sha256), { force: true });
  });
}

export function readBytes(dataDirectory: string, realmId: string, sha256: Buffer): Promise<ReadStream> {
  const stream = createReadStream(bytesPath(dataDirectory, realmId, sha256));
  return new Promise((resolve, reject) => {
    stream.once('open', () => resolve(stream));
    stream.once('error', reject);
  });
}
