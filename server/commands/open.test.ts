import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { wordsIn } from '../platform/words.ts';
import { exportCommand } from './export.ts';
import { readInput } from './read-input.ts';

it('begins no database in a folder that has none, and makes nothing there', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'heed open '));
  const mistyped = path.join(folder, 'dta');
  const input = { ...readInput(exportCommand, ['--data', mistyped]), env: {}, language: 'en' };
  const asked = exportCommand.run({ ...input, words: wordsIn('en') });
  await expect(asked).rejects.toMatchObject({ code: 'no-database', params: { data: mistyped } });
  expect(existsSync(mistyped)).toBe(false);
  await rm(folder, { recursive: true });
});
