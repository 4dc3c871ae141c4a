import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from './fold.ts';
import { firstPart, secondPart } from './hash.ts';
import { Words } from './words.ts';

/** Letters of several alphabets (of Korean ones the code has its highest bit set), signs, marks and what is not seen. */
const pieces = [
  ...'абвийЁёЯabzZ0149한中 .,#_-—',
  '\u0301',
  '\u0306',
  '\u00ad',
  '\u200b',
  '\ufe0f',
  '😀',
  'и\u0306',
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.stringMatching(/^[а-я]{1,40}$/)), { maxLength: 120 })
  .map((parts) => parts.join(''));

function read(text: string) {
  const words = new Words();
  words.read(text);
  return Array.from({ length: words.count }, (_, word) => {
    const [start, end] = [words.places[2 * word]!, words.places[2 * word + 1]!];
    return {
      folded: String.fromCharCode(...words.folded.subarray(start, end)),
      written: text.slice(words.inText(start), words.inText(end)),
      hashes: [...words.hashes.subarray(2 * word, 2 * word + 2)],
    };
  });
}

function hashesOf(word: string): number[] {
  let [first, second] = [0, 0];
  for (let i = 0; i < word.length; i++) {
    first = (first + firstPart(word.charCodeAt(i), i)) | 0;
    second = (second + secondPart(word.charCodeAt(i), i)) | 0;
  }
  return [first, second];
}

describe('reading the words of a text', () => {
  it('finds the words that folding letter by letter finds, with their places and hashes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = read(text);
        expect(found.map(({ folded }) => folded)).toEqual(wordsOf(text));
        for (const { folded, written, hashes } of found) {
          expect(wordsOf(written)).toEqual([folded]);
          expect(hashes).toEqual(hashesOf(folded));
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([63, 64, 65, 128, 5000])('reads a word of %i letters, and what stands behind it', (length) => {
    const word = 'вода'.repeat(length).slice(0, length);
    expect(read(`${word} тут`).map(({ folded }) => folded)).toEqual([word, 'тут']);
    expect(read(word)).toMatchObject([{ folded: word, hashes: hashesOf(word) }]);
  });

  it('keeps nothing of a longer text that was read before', () => {
    read('яма '.repeat(3000));
    expect(read('#двор_')).toMatchObject([{ folded: 'двор' }]);
    expect(read('')).toEqual([]);
  });
});
