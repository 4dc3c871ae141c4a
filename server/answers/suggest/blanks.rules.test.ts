import { describe, expect, it } from 'vitest';
import { knownLanguages, wordsIn } from '../../platform/words.ts';
import { blankKinds, blanksIn, keepBlanks } from './blanks.rules.ts';

const found = (text: string) => blanksIn(text).map((blank) => blank.text);

describe('a blank', () => {
  it.each(knownLanguages())('is what Heed leaves in an answer, in %s', (language) => {
    for (const kind of blankKinds) {
      const blank = `[${wordsIn(language)(`blank.${kind}`)}]`;
      expect(found(`Сделаем, done: ${blank}.`)).toEqual([blank]);
    }
  });

  it.each([
    '[адрес дома]',
    '[Дата]',
    '[ФИО]',
    '[укажите ответственного]',
    '[your name]',
    '[phone number]',
    '[___]',
  ])('is what a template asks for: %s', (blank) => {
    expect(found(`До ${blank} на участке.`)).toEqual([blank]);
  });

  it.each([
    '[sic]',
    '[…]',
    '[...]',
    '[так в письме]',
    '[мы]',
    '[The mayor]',
    '[updated]',
    '[1]',
    '[]',
    '[name](https://a.example)',
    '[id1|Имя]',
  ])('is not what a writer adds to a quotation, nor a link: %s', (words) => {
    expect(found(`«Свет ${words} погас».`)).toEqual([]);
  });

  it('of a model stays one whatever it asks for', () => {
    const kept = keepBlanks('By [date] [the officer in charge] calls.');
    expect(kept).toBe('By [date] [the officer in charge…] calls.');
    expect(found(kept)).toEqual(['[date]', '[the officer in charge…]']);
    expect(keepBlanks(kept)).toBe(kept);
  });
});
