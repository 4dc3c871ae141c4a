import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWord } from './fold.ts';
import { GAP, scanPlaces } from './scan.ts';

const folds = (text: string) => scanPlaces(text).map(({ fold }) => fold);

describe('tokens of an address', () => {
  test('numbers and letters written together are told apart', () => {
    expect(folds('4Б, д.5к2')).toEqual(['4', 'б', 'д', '5', 'к', '2']);
  });

  test('abbreviations with a hyphen or slash are one word', () => {
    expect(folds('пр-т Мира, б-р, р-н, ж/р')).toEqual(['пр-т', 'мира', 'б-р', 'р-н', 'ж/р']);
  });

  test('an ordinal takes its ending along; a house letter stays apart', () => {
    expect(scanPlaces('1-я Линия').map(({ fold, isOrdinal }) => [fold, isOrdinal])).toEqual([
      ['1', true],
      ['линия', false],
    ]);
    expect(scanPlaces('3rd line')[0]?.isOrdinal).toBe(true);
    expect(folds('12-а')).toEqual(['12', 'а']);
  });

  test('Roman numbers are numbers', () => {
    expect(folds('XXII съезда')).toEqual(['22', 'съезда']);
    expect(folds('ХХ съезда, IV')).toEqual(['20', 'съезда', '4']);
  });

  test('a stop after an abbreviation does not end the sentence, after a word it does', () => {
    const breaks = (text: string) => scanPlaces(text).map(({ gap }) => (gap & GAP.break) !== 0);
    expect(breaks('ул. Ленина')).toEqual([false, false]);
    expect(breaks('улица темна. Ленина')).toEqual([false, false, false]);
    expect(breaks('на Каменке. Ленина')).toEqual([false, false, true]);
  });

  test('links, addresses and accounts hold no places', () => {
    expect(folds('https://gorki.example/lenina @zarechny me@kamenka.example [id7|Иванова] да')).toEqual([
      'да',
    ]);
  });
});

describe('folding', () => {
  test('ё, stress marks, capitals and Latin look-alikes do not matter', () => {
    expect(foldWord('Черёмушки')).toBe('черемушки');
    expect(foldWord('за́мок')).toBe('замок');
    expect(foldWord('Лeнинa')).toBe('ленина');
    expect(foldWord('Крайний')).toBe('крайний');
  });

  test('systems of romanisation meet', () => {
    const spellings = ['Zarechny', 'Zarechnyy', 'Zarechnyi', 'Zarechnyj'];
    expect(new Set(spellings.map(foldWord)).size).toBe(1);
    expect(foldWord('Ilyinskoye')).toBe(foldWord('Ilyinskoe'));
    expect(foldWord('Lenin’s')).toBe('lenin');
  });
});

describe('any text', () => {
  test('gives tokens in order that lie inside it and hold a letter or digit', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...'абв 12-./,:ё\u0301@XIV'.split('')) }),
        ),
        (text) => {
          let last = 0;
          for (const token of scanPlaces(text)) {
            expect(token.start).toBeGreaterThanOrEqual(last);
            expect(token.end).toBeGreaterThan(token.start);
            expect(text.slice(token.start, token.end)).toMatch(/[\p{L}\p{Nd}]/u);
            last = token.end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
