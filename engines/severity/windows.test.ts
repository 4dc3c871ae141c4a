import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSigns, type Signs } from './signs.ts';
import { windowsOf } from './windows.ts';

const sentences = [
  'Пахнет газом в подвале',
  'газом не пахнет',
  'У мамы температура 39',
  'Не',
  'закрыли люк, дети рядом',
  'в больнице холодно, плюс 12',
  'Спасибо, починили лавочку',
  'ДЫМИТ ЩИТОК',
  'nobody comes',
  'the child is trapped',
];
const joints = ['. ', '! ', '? ', ' ?! ', '\n', '\n\n', '...\n', ')))\n', ' 😂 ', '… '];

const shown = ({ words, of, kinds, endings, laughs, looks }: Signs) => ({
  words: words.map(({ text }) => text),
  signs: Object.fromEntries(of),
  kinds,
  endings,
  laughs,
  looks,
});

describe('every two sentences in a row', () => {
  it('show what they would show as a message of their own', () => {
    const part = fc.tuple(fc.constantFrom(...sentences), fc.constantFrom(...joints));
    fc.assert(
      fc.property(fc.array(part, { minLength: 3, maxLength: 6 }), (parts) => {
        const signs = readSigns(parts.flat().join(''));
        for (const window of windowsOf(signs)) expect(shown(window)).toEqual(shown(readSigns(window.text)));
      }),
      { numRuns: 60 },
    );
  });

  it('are none in a message of two sentences', () => {
    expect(windowsOf(readSigns('Пахнет газом. Дети рядом!'))).toEqual([]);
    expect(windowsOf(readSigns(''))).toEqual([]);
  });
});
