import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '../platform/ids.ts';
import type { Platform } from '../platform/module.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Camera, readCamera } from './camera.rules.ts';
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

/** One folder a realm, so that a realm can be moved or erased alone. */
function pathOf(dataDirectory: string, realmId: string, sha256: Buffer): string {
  const digest = sha256.toString('hex');
  return path.join(dataDirectory, 'files', realmId, digest.slice(0, 2), digest);
}

/** Where bytes are kept, and who looks through them before. */
export type FilePlace = Pick<Platform, 'dataDirectory' | 'scanner' | 'log'>;

/**
 * Keeps bytes under their SHA-256: the same bytes once, whole or not at all, on the disk when it resolves.
 * @param most bytes at most; reading stops there
 * @throws Refusal `file-too-large`, `file-empty`, `file-infected`, `file-not-scanned`, `scanner-away`, `pictures-busy`
 */
export async function keepBytes(
  place: FilePlace,
  realmId: string,
  bytes: AsyncIterable<Uint8Array>,
  most: number,
): Promise<KeptBlob> {
  const { dataDirectory } = place;
  const folder = path.join(dataDirectory, 'files', realmId, 'unfinished');
  await mkdir(folder, { recursive: true });
  const unfinished = path.join(folder, newId());
  try {
    const written = await write(unfinished, bytes, most);
    await requireClean(place, unfinished);
    const blob = await redrawn(unfinished, written);
    const target = pathOf(dataDirectory, realmId, blob.sha256);
    await mkdir(path.dirname(target), { recursive: true });
    await rename(unfinished, target);
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

/** The same bytes for another realm; they were drawn anew when they came. */
export async function copyBytes(
  dataDirectory: string,
  from: string,
  to: string,
  sha256: Buffer,
): Promise<void> {
  if (from === to) return;
  const unfinished = path.join(dataDirectory, 'files', to, 'unfinished', newId());
  const target = pathOf(dataDirectory, to, sha256);
  await mkdir(path.dirname(unfinished), { recursive: true });
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(pathOf(dataDirectory, from, sha256), unfinished);
  await rename(unfinished, target);
}

/** Takes bytes away for good; those that are not there are gone already. */
export function forgetBytes(dataDirectory: string, realmId: string, sha256: Buffer): Promise<void> {
  return rm(pathOf(dataDirectory, realmId, sha256), { force: true });
}

export function readBytes(dataDirectory: string, realmId: string, sha256: Buffer): Promise<ReadStream> {
  const stream = createReadStream(pathOf(dataDirectory, realmId, sha256));
  return new Promise((resolve, reject) => {
    stream.once('open', () => resolve(stream));
    stream.once('error', reject);
  });
}
