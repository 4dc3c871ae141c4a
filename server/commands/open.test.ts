import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/database.ts';
import { parseKeys } from '../platform/key-file.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { realmSecret } from '../platform/vault.ts';
import { wordsIn } from '../platform/words.ts';
import { smallRealm } from '../territory/testing/small-realm.ts';
import { doctor } from './doctor.ts';
import { exportCommand } from './export.ts';
import { readInput } from './read-input.ts';
import { token } from './token.ts';

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

it('does not go on with other keys than what is sealed was sealed with', async () => {
  const url = await testDatabase();
  const database = openDatabase(url);
  onTestFinished(() => database.close());
  const { realmId } = await smallRealm(database, systemClock);
  const keys = () => `k1:${randomBytes(32).toString('base64')}`;
  const own = keys();
  await realmSecret(database, parseKeys(own), realmId, 'links');
  const written = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')];
  for (const one of written) one.mockImplementation(() => {});
  onTestFinished(() => written.forEach((one) => void one.mockRestore()));
  const asked = (HEED_KEYS: string) => {
    const env = { DATABASE_URL: url, HEED_KEYS, HEED_SIGNING_KEYS: keys() };
    const input = { ...readInput(token, ['add', 'hotline']), env, language: 'en' };
    return token.run({ ...input, words: wordsIn('en') });
  };
  await expect(asked(keys())).rejects.toMatchObject({ code: 'keys-not-these' });
  await expect(asked(own)).resolves.toBeUndefined();
});
