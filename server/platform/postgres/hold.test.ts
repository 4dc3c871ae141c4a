import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdDataDirectory, holderOf } from './hold.ts';
import { roomyDirectory } from './postgres.test-kit.ts';

const lockOf = (data: string) => join(data, 'heed.lock');

function lockFor(data: string, change: Record<string, unknown>): void {
  const hold = holdDataDirectory(data);
  const mine = JSON.parse(readFileSync(lockOf(data), 'utf8'));
  hold.release();
  writeFileSync(lockOf(data), JSON.stringify({ ...mine, ...change }));
}

test('a held directory is refused with the address, and free after release', () => {
  const data = roomyDirectory();
  const hold = holdDataDirectory(data);
  hold.announce({ address: 'http://127.0.0.1:8080' });
  expect(() => holdDataDirectory(data)).toThrow(/at http:\/\/127\.0\.0\.1:8080 \(process \d+\)/);
  hold.release();
  expect(holderOf(data)).toBeUndefined();
  holdDataDirectory(data).release();
  expect(existsSync(lockOf(data))).toBe(false);
});

test.each([
  ['whose process is gone', { pid: 4_194_305 }],
  ['whose process id was reused', { started: '1' }],
  ['from before a restart of the machine', { boot: 'another' }],
  ['that is not a lock', { pid: 'x' }],
])('a lock %s does not count', (_, change) => {
  const data = roomyDirectory();
  lockFor(data, change);
  expect(holderOf(data)).toBeUndefined();
  holdDataDirectory(data).release();
  expect(readdirSync(data)).toEqual([]);
});

test('an empty lock, as a full disk leaves it, does not count', () => {
  const data = roomyDirectory();
  writeFileSync(lockOf(data), '');
  holdDataDirectory(data).release();
  expect(readdirSync(data)).toEqual([]);
});

test('a copy of a held directory is not held', () => {
  const root = roomyDirectory();
  const [data, copy] = [join(root, 'data'), join(root, 'copy')];
  const hold = holdDataDirectory(data);
  mkdirSync(copy);
  copyFileSync(lockOf(data), lockOf(copy));
  holdDataDirectory(copy).release();
  expect(holderOf(data)?.pid).toBe(process.pid);
  hold.release();
});
