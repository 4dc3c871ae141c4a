import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { pagesOf } from './folder-pages.ts';

async function pages(folder: string): Promise<string[][]> {
  const all: string[][] = [];
  for await (const page of pagesOf(folder)) all.push(page.map(({ name }) => name));
  return all;
}

it('a folder is read in pages, each entry once; one that is not there has none', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'heed pages '));
  onTestFinished(() => rm(folder, { recursive: true }));
  const names = Array.from({ length: 1_200 }, (_, n) => `file ${n}`);
  await Promise.all(names.map((name) => writeFile(path.join(folder, name), '')));
  const read = await pages(folder);
  expect(read.map((page) => page.length)).toEqual([500, 500, 200]);
  expect(read.flat().sort()).toEqual(names.sort());
  expect(await pages(path.join(folder, 'nowhere'))).toEqual([]);
});
