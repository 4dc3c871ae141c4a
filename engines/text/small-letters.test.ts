import { expect, it } from 'vitest';
import { lettersToString, readSmallLetters } from './small-letters.ts';

function small(text: string): string {
  const letters = new Uint16Array(text.length);
  readSmallLetters(text, letters);
  return lettersToString(letters, 0, text.length);
}

it('writes small letters, ё as е, one kind of apostrophe', () => {
  expect(small('Ёлка на улице МИРА, 5: don’t 🚒')).toBe("елка на улице мира, 5: don't 🚒");
});

it('keeps the length where a letter grows when made small', () => {
  expect(small('İzmir')).toBe('İzmir');
});

it('writes letters by their neighbours where they need it', () => {
  expect(small('ΟΔΟΣ ΣΟΥ 𐐀')).toBe('οδος σου 𐐨');
});
