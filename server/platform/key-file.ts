import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeDataDirectory } from './data-directory.ts';
import { UsageError } from './usage-error.ts';
import type { KeyRing } from './vault.ts';

/** @throws UsageError when a key is not `id:base64` with 32 bytes */
export function parseKeys(text: string): KeyRing {
  const keys = new Map<string, Buffer>();
  for (const part of text.trim().split(/[,\n]/)) {
    const [id, encoded] = part.trim().split(':');
    const key = Buffer.from(encoded ?? '', 'base64');
    if (!id || key.length !== 32) throw new UsageError('keys-unreadable');
    keys.set(id, key);
  }
  const [current] = keys.keys();
  return { current: current!, keys };
}

/**
 * The keys stand beside the database and not in it; losing the file loses the contacts of residents. It appears whole
 * or not at all: a process killed while making it leaves only a name nobody reads. The ring that is given back reads
 * the file again when it was replaced, so that a Heed that runs takes up a new key at once.
 */
export function keysInFile(file: string): KeyRing {
  if (!existsSync(file)) makeKeyFile(file);
  let [seen, ring] = [stampOf(file), parseKeys(readFileSync(file, 'utf8'))];
  const renewed = () => {
    const now = stampOf(file);
    if (now !== seen) [seen, ring] = [now, parseKeys(readFileSync(file, 'utf8'))];
    return ring;
  };
  return {
    get current() {
      return renewed().current;
    },
    get keys() {
      return renewed().keys;
    },
  };
}

/** A file that was put in the place of another is another file. */
function stampOf(file: string): string {
  const { ino, mtimeMs, size } = statSync(file);
  return `${ino} ${mtimeMs} ${size}`;
}

function makeKeyFile(file: string): void {
  makeDataDirectory(path.dirname(file));
  const unfinished = writeAside(file, `k1:${randomBytes(32).toString('base64')}\n`);
  try {
    linkSync(unfinished, file);
  } catch (error) {
    // Another process was first: its keys are the keys.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Puts a fresh key first, so that it is the one that seals or signs from now on. @returns its id */
export function addKey(file: string): string {
  const { keys } = parseKeys(readFileSync(file, 'utf8'));
  const newest = Math.max(0, ...[...keys.keys()].map((id) => Number(/^k(\d{1,9})$/.exec(id)?.[1] ?? 0)));
  const id = `k${newest + 1}`;
  replaceKeys(file, [[id, randomBytes(32)], ...keys]);
  return id;
}

/** @throws UsageError when it is not there, or the one that seals */
export function dropKey(file: string, id: string): void {
  const { keys, current } = parseKeys(readFileSync(file, 'utf8'));
  if (!keys.has(id)) throw new UsageError('key-unknown', { key: id });
  if (id === current) throw new UsageError('key-in-use', { key: id });
  replaceKeys(
    file,
    [...keys].filter(([other]) => other !== id),
  );
}

function replaceKeys(file: string, keys: readonly [string, Buffer][]): void {
  const text = keys.map(([id, key]) => `${id}:${key.toString('base64')}\n`).join('');
  renameSync(writeAside(file, text), file);
}

function writeAside(file: string, text: string): string {
  const unfinished = `${file}.${process.pid}.new`;
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, text, { mode: 0o600, flush: true, flag: 'wx' });
  return unfinished;
}
