import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titleOf } from './title.rules.ts';

describe('the title of a case', () => {
  it('is the first sentence in the resident’s words, cut at a word', () => {
    expect(titleOf('The lamp by the school is dark. It has been so for a week.')).toBe(
      'The lamp by the school is dark.',
    );
    const long = titleOf(`${'word '.repeat(60)}`);
    expect(long.length).toBeLessThanOrEqual(121);
    expect(long.endsWith('word…')).toBe(true);
  });
  it('passes over greetings, whoever is greeted', () => {
    expect(titleOf('Здравствуйте, уважаемая администрация! На Садовой третий день нет воды.')).toBe(
      'На Садовой третий день нет воды.',
    );
    expect(titleOf('Доброго времени суток.\nСоседний дом затопило, спускаемся по очереди.')).toBe(
      'Соседний дом затопило, спускаемся по очереди.',
    );
    expect(titleOf('Ауу!! Люди добрые! Где автобус 12?')).toBe('Где автобус 12?');
    expect(titleOf('Good morning! Hello! When will the bus on Mill Street run again?')).toBe(
      'When will the bus on Mill Street run again?',
    );
  });
  it('does not end with the short words of an address', () => {
    expect(titleOf('После замены лифта по адресу: с. Журавлёво, ул. Мира, д. 4 гул. Спать нельзя.')).toBe(
      'После замены лифта по адресу: с. Журавлёво, ул. Мира, д. 4 гул.',
    );
    expect(titleOf('The lamps along the whole of Mill St. are dark again. Since May.')).toBe(
      'The lamps along the whole of Mill St. are dark again.',
    );
  });
  it('keeps a greeting that already says what it is about', () => {
    const said = 'Здравствуйте у нас на улице Мира уже неделю не горит ни один фонарь';
    expect(titleOf(said)).toBe(said);
  });
  it('is there whatever was written, and never longer than a line', () => {
    expect(titleOf('Здравствуйте!')).toBe('Здравствуйте!');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const title = titleOf(text);
        expect(title.length).toBeLessThanOrEqual(121);
        expect(title.includes('\n')).toBe(false);
        if (text.trim() !== '' && !/<br/i.test(text)) expect(title).not.toBe('');
      }),
    );
  });
});
