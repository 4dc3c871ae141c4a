import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { freePlace, leftBehind, ownerMarkFor, pointerIn } from './away.ts';
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

test('a data directory made anew under an old name gets a place of its own, and the old database is told of', () => {
  const { root: away } = pointedDirectory();
  const data = join(away, 'data');
  const first = freePlace(data, away);
  mkdirSync(first, { recursive: true });
  writeFileSync(ownerMarkFor(first), `${data}\n`);
  writeFileSync(join(first, 'page'), 'x'.repeat(1000));
  const second = freePlace(data, away);
  expect(second).not.toBe(first);
  mkdirSync(second, { recursive: true });
  writeFileSync(ownerMarkFor(second), `${data}\n`);
  writeFileSync(pointerIn(data), `${second}\n`);
  const left = leftBehind(away).filter(({ folder }) => folder === dirname(first));
  expect(left).toEqual([{ folder: dirname(first), served: data, bytes: expect.any(Number) }]);
  expect(left[0]!.bytes).toBeGreaterThan(1000);
  expect(leftBehind(away).map(({ folder }) => folder)).not.toContain(dirname(second));
});
