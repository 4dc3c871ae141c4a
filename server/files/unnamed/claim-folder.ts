import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/module.ts';

/** As long as whoever looks through the folder each night may be away. */
const claimMs = 7 * 86_400_000;

/**
 * Only one database says what in the folder is named. A copy of it, restored to be tried out beside the first, knows the
 * same realms and not what came since: it would take away what the first one names.
 * @returns false while the folder is another database's: until a week after that one last looked through it
 */
export async function claimFolder(
  parts: Pick<Platform, 'database' | 'clock' | 'dataDirectory'>,
): Promise<boolean> {
  const folder = path.join(parts.dataDirectory, 'files');
  const claim = path.join(folder, 'looked-through-for');
  const mine = await nameOfDatabase(parts);
  const now = parts.clock.now();
  const held = await readClaim(claim);
  if (held && held.by !== mine && now.getTime() - held.at < claimMs) return false;
  await mkdir(folder, { recursive: true });
  const unfinished = `${claim}.${newId()}`;
  try {
    await writeFile(unfinished, mine, { flush: true });
    await utimes(unfinished, now, now);
    await rename(unfinished, claim);
  } finally {
    await rm(unfinished, { force: true });
  }
  return true;
}

/** A dump restored elsewhere has another name; what takes over from a failed server has the same. */
async function nameOfDatabase({ database }: Pick<Platform, 'database'>): Promise<string> {
  const { name } = await database.acrossRealms((tx) =>
    tx.one(sql<{ name: string }>`select system_identifier || ' ' || d.oid as name
      from pg_control_system(), pg_database d where d.datname = current_database()`),
  );
  return name;
}

async function readClaim(file: string): Promise<{ by: string; at: number } | undefined> {
  try {
    const [by, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return { by, at: mtimeMs };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
