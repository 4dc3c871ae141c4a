import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { importKit } from '../imports/testing/import-kit.ts';
import { testChannel } from '../intake/testing/channel.ts';
import { sql } from '../platform/database.ts';
import { wordsIn } from '../platform/words.ts';
import { complaint } from './complaint.ts';
import { importCommand } from './import.ts';
import { readInput } from './read-input.ts';

it.each([
  ['/dev/null', 'special'],
  ['/dev', 'EISDIR'],
])('reads nothing but files: %s is none', async (file, why) => {
  const input = { ...readInput(importCommand, [file]), env: {}, language: 'en', words: wordsIn('en') };
  await expect(importCommand.run(input)).rejects.toMatchObject({ code: 'file-unusable', params: { why } });
});

it.each([
  ['en', 'there is no channel “nope”: there are Box'],
  ['ru', 'канала «nope» нет: есть Ящик'],
])('names the channels there are in the words of the terminal (%s)', async (language, line) => {
  const kit = await importKit();
  onTestFinished(() => kit.close());
  const { realmId, regionCentreId: centreId } = kit.realm;
  await testChannel(kit.parts, { realmId, centreId }, { driver: 'manual' });
  await kit.all(sql`update channels set name = '{"en": "Box", "ru": "Ящик"}'`);
  const file = path.join(kit.folder, 'table.csv');
  writeFileSync(file, 'Текст\nНет света\n');
  const words = wordsIn(language);
  const input = { ...readInput(importCommand, [file, '--channel', 'nope']), language, words };
  const run = importCommand.run({ ...input, env: { DATABASE_URL: kit.url, HEED_DATA: kit.folder } });
  expect(complaint(await run.catch((error: unknown) => error), words)).toBe(line);
});
