import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from './cluster.ts';

/** Where clusters lie whose data directory the account of their server cannot enter. */
export const AWAY = '/var/lib/heed';

/** Left in the data directory when the cluster had to go elsewhere: one line, its path. */
export const pointerIn = (dataDirectory: string): string => join(dataDirectory, 'postgres.path');
/** Left beside such a cluster: the data directory it serves. */
export const ownerMarkFor = (cluster: string): string => join(dirname(cluster), 'serves');

export function lineIn(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

/**
 * A place for the cluster of a data directory that points to none yet. What lies there already served a directory of the
 * same name that was removed, the keys to it too: it is neither opened nor deleted.
 */
export function freePlace(dataDirectory: string, away = AWAY): string {
  const name = digestOf(dataDirectory);
  for (let count = 1; ; count++) {
    const cluster = join(away, count === 1 ? name : `${name}-${count}`, 'postgres');
    if (!existsSync(cluster)) return cluster;
  }
}

export interface LeftCluster {
  /** All that would have to be removed. */
  readonly folder: string;
  /** The data directory it served. */
  readonly served: string;
  readonly bytes: number;
}

/** Clusters no data directory points to any more. Whose directory is only not mounted looks the same. */
export function leftBehind(away = AWAY): LeftCluster[] {
  if (!existsSync(away)) return [];
  return readdirSync(away).flatMap((name) => {
    const folder = join(away, name);
    const cluster = join(folder, 'postgres');
    const served = lineIn(ownerMarkFor(cluster));
    if (served === undefined || lineIn(pointerIn(served)) === cluster) return [];
    return [{ folder, served, bytes: sizeOf(folder) }];
  });
}

function sizeOf(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.reduce(
    (sum, name) => sum + (lstatSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
