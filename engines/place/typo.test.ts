import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correct, indexForTypos, isOneAway } from './typo.ts';

const letters = 'абвг';
const word = fc
  .array(fc.constantFrom(...letters), { minLength: 5, maxLength: 9 })
  .map((list) => list.join(''));
const indexOf = (words: readonly string[]) =>
  indexForTypos({ forms: new Map(words.map((text, id) => [text, [id * 2]])), words });

/** Damerau–Levenshtein with adjacent swaps, by the full table. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      rows[i]![j] = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, change);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) rows[i]![j] = Math.min(rows[i]![j]!, rows[i - 2]![j - 2]! + 1);
    }
  }
  return rows[a.length]![b.length]!;
}

describe('one letter off', () => {
  test('is decided as by the full table of edits', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(isOneAway(a, b)).toBe(distance(a, b) === 1);
      }),
      { numRuns: 2000 },
    );
  });

  test('every known word one edit away is found, and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, (words, typed) => {
        const long = words.filter((known) => known.length >= 6);
        const expected = typed.length < 6 ? [] : long.filter((known) => distance(typed, known) === 1);
        expect(correct(typed, indexOf(words)).sort()).toEqual(expected.sort());
      }),
      { numRuns: 1000 },
    );
  });
});
