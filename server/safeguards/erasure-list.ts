import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isId } from '../platform/ids.ts';

const fileOf = (dataDirectory: string, realmId: string) => path.join(dataDirectory, 'erasures', realmId);

/**
 * Ids of erased messages, one a line, outside the database: after a backup was restored they are erased again. It is
 * written before the erasure commits: a name too many erases nothing that was not asked for.
 */
export async function listErasures(
  dataDirectory: string,
  realmId: string,
  ids: readonly string[],
): Promise<void> {
  const file = fileOf(dataDirectory, realmId);
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.writeFile(ids.map((id) => `${id}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function listedErasures(dataDirectory: string, realmId: string): Promise<string[]> {
  try {
    const text = await readFile(fileOf(dataDirectory, realmId), 'utf8');
    return [...new Set(text.split('\n'))].filter(isId);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
