import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { newId } from '../platform/ids.ts';

const Witness = Type.Object({ seq: Type.Integer(), hash: Type.String() });
/** How far a realm's log once reached. */
export type Witness = Static<typeof Witness>;

const fileOf = (dataDirectory: string, realmId: string) => path.join(dataDirectory, 'acts', realmId);

/**
 * The last sealed end of a realm's log, kept beside the keys and not in the database: a database that was set back to a
 * backup does not know what it has forgotten.
 */
export async function readWitness(dataDirectory: string, realmId: string): Promise<Witness | undefined> {
  try {
    return Value.Parse(Witness, JSON.parse(await readFile(fileOf(dataDirectory, realmId), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all. */
export async function writeWitness(dataDirectory: string, realmId: string, seen: Witness): Promise<void> {
  const file = fileOf(dataDirectory, realmId);
  await mkdir(path.dirname(file), { recursive: true });
  // Two may seal at once: each writes its own.
  const fresh = `${file}.${newId()}`;
  const handle = await open(fresh, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(seen));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
}
