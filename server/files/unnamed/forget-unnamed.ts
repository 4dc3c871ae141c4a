import type { Dirent } from 'node:fs';
import { lstat, rm } from 'node:fs/promises';
import path from 'node:path';
import { system } from '../../platform/actor.ts';
import { sql } from '../../platform/database.ts';
import { isId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/module.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { bytesPath, realmFolder, unfinishedFolder } from '../bytes-paths.ts';
import { isNamed, mayTakeBytes, namedAmong } from '../held-bytes.store.ts';
import { claimFolder } from './claim-folder.ts';
import { pagesOf } from './folder-pages.ts';

type Parts = Pick<Platform, 'database' | 'clock' | 'dataDirectory' | 'log'> & {
  /** Handed in by tests. */
  readonly writtenAt?: typeof writtenAt;
};

/** A day: whoever keeps bytes commits the row that names them within minutes, on clocks that need not agree. */
const spareMs = 86_400_000;

/**
 * Takes away what no row names after a day: photos of a form that was refused in the end, bytes of a transaction that failed
 * or a process that was killed, what was being written then. Every realm of this database, and nothing that is not named as
 * kept bytes are. Stopped in between, it goes on the next time.
 */
export async function forgetUnnamed(parts: Parts, signal?: AbortSignal): Promise<void> {
  const { database, clock, log } = parts;
  if (!(await claimFolder(parts))) {
    log.warn({}, 'kept files are looked through for another database: none is taken away for this one yet');
    return;
  }
  const realms = await database.acrossRealms((tx) =>
    tx.all(sql<{ id: string }>`select id from realms order by id`),
  );
  const before = clock.now().getTime() - spareMs;
  for (const { id } of realms) {
    const tally = { gone: 0 };
    try {
      await forgetIn(parts, id, before, tally, signal);
    } finally {
      if (tally.gone > 0) await tell(parts, id, tally.gone);
    }
  }
}

interface Tally {
  gone: number;
}

async function forgetIn(
  parts: Parts,
  realmId: string,
  before: number,
  tally: Tally,
  signal: AbortSignal | undefined,
): Promise<void> {
  const folder = realmFolder(parts.dataDirectory, realmId);
  const unfinished = unfinishedFolder(parts.dataDirectory, realmId);
  for await (const page of pagesOf(unfinished)) {
    signal?.throwIfAborted();
    for (const { name } of page.filter((one) => one.isFile() && isId(one.name)))
      await count(parts, tally, removeOlder(parts, path.join(unfinished, name), before));
  }
  for await (const page of pagesOf(folder))
    for (const { name } of page.filter((one) => one.isDirectory() && firstByte.test(one.name)))
      for await (const files of pagesOf(path.join(folder, name))) {
        signal?.throwIfAborted();
        for (const sha256 of await unnamedOf(parts, realmId, digestsOf(files)))
          await count(parts, tally, takeAway(parts, realmId, sha256, before));
      }
}

const firstByte = /^[0-9a-f]{2}$/;
const digest = /^[0-9a-f]{64}$/;

function digestsOf(files: readonly Dirent[]): Buffer[] {
  return files
    .filter((file) => file.isFile() && digest.test(file.name))
    .map(({ name }) => Buffer.from(name, 'hex'));
}

async function unnamedOf(parts: Parts, realmId: string, digests: readonly Buffer[]): Promise<Buffer[]> {
  if (digests.length === 0) return [];
  const named = await parts.database.inRealm(realmId, (tx) => namedAmong(tx, realmId, digests));
  return digests.filter((sha256) => !named.has(sha256.toString('hex')));
}

/**
 * Age and row are looked at again with the bytes held: whoever keeps the same now has made them young, or puts them in their
 * place afterwards.
 */
function takeAway(parts: Parts, realmId: string, sha256: Buffer, before: number): Promise<boolean> {
  return parts.database.inRealm(realmId, async (tx) => {
    if (!(await mayTakeBytes(tx, realmId, sha256)) || (await isNamed(tx, realmId, sha256))) return false;
    return removeOlder(parts, bytesPath(parts.dataDirectory, realmId, sha256), before);
  });
}

/** Milliseconds, by the file system's clock. */
export async function writtenAt(file: string): Promise<number> {
  return (await lstat(file)).mtimeMs;
}

async function removeOlder(parts: Parts, file: string, before: number): Promise<boolean> {
  try {
    if ((await (parts.writtenAt ?? writtenAt)(file)) >= before) return false;
    await rm(file);
    return true;
  } catch (error) {
    // Another was first.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** One that cannot be taken away keeps none of the others. */
async function count(parts: Parts, tally: Tally, removal: Promise<boolean>): Promise<void> {
  try {
    if (await removal) tally.gone += 1;
  } catch (error) {
    parts.log.error({ error }, 'a kept file that no row names cannot be taken away');
  }
}

/** To the administrators of the realm, and to whoever reads the program's log. */
async function tell({ database, clock, log }: Parts, realmId: string, gone: number): Promise<void> {
  log.info({ realm: realmId, gone }, 'kept files that no row named are taken away');
  await database.inRealm(realmId, (tx) =>
    recordOutwardAct(
      tx,
      { realmId, actor: system('retention'), at: clock.now() },
      { act: 'retention', subjectId: null, data: { 'unnamed files': gone } },
    ),
  );
}
