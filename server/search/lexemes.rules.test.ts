import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLexemes, fragmentOf, marksOf, needlesOf, tsqueryOf } from './lexemes.rules.ts';

const held = (text: string) => {
  const found = new Set<string>();
  addLexemes(text, found);
  return found;
};
const finds = (query: string, text: string) => {
  const lexemes = [...held(text)];
  return needlesOf(query).every(({ lexeme, prefix }) =>
    lexemes.some((one) => one === lexeme || (prefix && one.startsWith(lexeme))),
  );
};

describe('what a text is found by', () => {
  it('is any form of its words, in Russian and in English', () => {
    expect(finds('ямы на дорогах ', 'Огромная яма посреди дороги')).toBe(true);
    expect(finds('broken benches ', 'The bench is broken')).toBe(true);
    expect(finds('ёлка', 'Уберите елку')).toBe(true);
  });

  it('is the beginning of the word being typed, but not of one that is finished', () => {
    expect(finds('отопл', 'Нет отопления')).toBe(true);
    expect(finds('отопл ', 'Нет отопления')).toBe(false);
  });

  it('is a house with its parts, and a number with or without its dash', () => {
    expect(finds('Садовая 12 ', 'ул. Садовая, 12/3')).toBe(true);
    expect(needlesOf('4831-9207 ')).toEqual([{ lexeme: '48319207', prefix: false }]);
  });

  it('is not a word that every text holds', () => {
    expect(needlesOf('и на the ')).toEqual([]);
    expect(held('и на the')).toEqual(new Set());
  });
});

describe('the query', () => {
  it('asks for all words and for each any that may have been meant', () => {
    const needles = needlesOf('яма дарога ');
    expect(tsqueryOf(needles, new Map([['дарог', ['дорог']]]))).toBe("('ям') & ('дарог' | 'дорог')");
  });

  it('keeps whatever is typed inside its quotes', () => {
    expect(tsqueryOf([{ lexeme: "d'ark\\", prefix: true }])).toBe("('d''ark\\\\':*)");
  });
});

describe('marks', () => {
  it('lie on the words as they are written', () => {
    const text = 'Во дворе ЯМЫ и грязь';
    expect(marksOf(text, needlesOf('яма ')).map(({ start, end }) => text.slice(start, end))).toEqual(['ЯМЫ']);
  });

  it('stay on their words in a fragment of a long text', () => {
    const text = `${'Много слов вначале. '.repeat(20)}Здесь прорвало трубу. ${'И ещё после. '.repeat(20)}`;
    const fragment = fragmentOf(text, needlesOf('трубы '))!;
    expect(fragment.text.length).toBeLessThan(260);
    expect(fragment.marks.map(({ start, end }) => fragment.text.slice(start, end))).toEqual(['трубу']);
  });

  it('never overlap and never leave the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        (text, query) => {
          const marks = marksOf(text, needlesOf(query));
          let behind = 0;
          for (const { start, end } of marks) {
            expect(start).toBeGreaterThanOrEqual(behind);
            expect(end).toBeGreaterThan(start);
            behind = end;
          }
          expect(behind).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
