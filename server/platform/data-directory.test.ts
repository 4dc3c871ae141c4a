import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeDataDirectory } from './data-directory.ts';

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'heed data '));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test('a data directory is made with those above it, once', () => {
  const wanted = path.join(folder(), 'обращения граждан', 'data');
  makeDataDirectory(wanted);
  makeDataDirectory(wanted);
  expect(statSync(wanted).isDirectory()).toBe(true);
});

test('where the system makes no folders it is said so at once', () => {
  const wanted = '/proc/heed/data';
  expect(() => makeDataDirectory(wanted)).toThrow(
    /no data can be kept in \/proc\/heed\/data: the system makes no/,
  );
});

test.each(['', 'data'])('a file on the way is named, and left (%j)', (below) => {
  const file = path.join(folder(), 'file');
  writeFileSync(file, 'mine');
  expect(() => makeDataDirectory(path.join(file, below))).toThrow(/a file stands in the way/);
  expect(statSync(file).size).toBe(4);
});
