import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clusterOf, placeCluster } from './place.ts';
import { roomyDirectory } from './postgres.test-kit.ts';

function pointedDirectory(): { root: string; data: string; cluster: string } {
  const root = roomyDirectory();
  const data = join(root, 'data');
  const cluster = join(root, 'elsewhere', 'postgres');
  mkdirSync(data);
  mkdirSync(join(root, 'elsewhere'));
  writeFileSync(join(data, 'postgres.path'), `${cluster}\n`);
  writeFileSync(join(root, 'elsewhere', 'serves'), `${data}\n`);
  return { root, data, cluster };
}

test('a data directory that was moved keeps the cluster it points to', () => {
  const { root, data, cluster } = pointedDirectory();
  const moved = join(root, 'moved');
  renameSync(data, moved);
  expect(placeCluster(moved, () => {}).cluster).toBe(cluster);
  expect(placeCluster(moved, () => {}).cluster).toBe(clusterOf(moved));
});

test('a copy of a data directory does not share the cluster of the original', () => {
  const { root, data } = pointedDirectory();
  const copied = join(root, 'copied');
  cpSync(data, copied, { recursive: true });
  expect(() => placeCluster(copied, () => {})).toThrow(/is a copy of/);
});

test('a pointer to a folder that is gone is an error, not an empty database', () => {
  const { root, data } = pointedDirectory();
  renameSync(join(root, 'elsewhere'), join(root, 'gone'));
  expect(() => placeCluster(data, () => {})).toThrow(/is not there/);
});
