import { expect, it } from 'vitest';
import { wordsIn } from '../platform/words.ts';
import { importCommand } from './import.ts';
import { readInput } from './read-input.ts';

it.each([
  ['/dev/null', 'special'],
  ['/dev', 'EISDIR'],
])('reads nothing but files: %s is none', async (file, why) => {
  const input = { ...readInput(importCommand, [file]), env: {}, language: 'en', words: wordsIn('en') };
  await expect(importCommand.run(input)).rejects.toMatchObject({ code: 'file-unusable', params: { why } });
});
