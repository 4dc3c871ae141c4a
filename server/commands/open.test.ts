import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import { wordsIn } from '../platform/words.ts';
import { doctor } from './doctor.ts';
import { exportCommand } from './export.ts';
import { readInput } from './read-input.ts';

async function mistypedFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'heed open '));
  onTestFinished(() => rm(folder, { recursive: true }));
  return path.join(folder, 'dta');
}

it('begins no database in a folder that has none, and makes nothing there', async () => {
  const mistyped = await mistypedFolder();
  const input = { ...readInput(exportCommand, ['--data', mistyped]), env: {}, language: 'en' };
  const asked = exportCommand.run({ ...input, words: wordsIn('en') });
  await expect(asked).rejects.toMatchObject({ code: 'no-database', params: { data: mistyped } });
  expect(existsSync(mistyped)).toBe(false);
});

it('is looked at by doctor, and nothing is made there', async () => {
  const mistyped = await mistypedFolder();
  const written = vi.spyOn(console, 'log').mockImplementation(() => {});
  onTestFinished(() => written.mockRestore());
  const env = { DATABASE_URL: inject('postgres').url };
  const input = { ...readInput(doctor, ['--data', mistyped, '--port', '0']), env, language: 'en' };
  // It ends with an error where anything else is missing on this machine.
  await Promise.allSettled([doctor.run({ ...input, words: wordsIn('en') })]);
  expect(written.mock.calls.join('\n')).toContain(`${mistyped} will be made`);
  expect(existsSync(mistyped)).toBe(false);
});
