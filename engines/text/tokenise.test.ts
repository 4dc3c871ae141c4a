import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TokenKind, tokenise } from './tokenise.ts';

/** Tokens that are not punctuation, as `kind text`. */
const read = (text: string): string[] =>
  tokenise(text)
    .filter((token) => token.kind !== 'other')
    .map((token) => `${token.kind} ${token.text}`);
const only = (kind: TokenKind, text: string): string[] =>
  tokenise(text)
    .filter((token) => token.kind === kind)
    .map((token) => token.text);

test('words keep inner hyphens, apostrophes and digits', () => {
  expect(only('word', "Кто-то в Ростове-на-Дону: don't! O’Neil, covid19, Р-242, -да-")).toEqual([
    'Кто-то',
    'в',
    'Ростове-на-Дону',
    "don't",
    'O’Neil',
    'covid19',
    'Р-242',
    'да',
  ]);
});

test('disguised words stay in one piece, neighbouring words do not melt together', () => {
  expect(only('word', '6ардак д,билы б*рдак с@хар xoчу')).toEqual([
    '6ардак',
    'д,билы',
    'б*рдак',
    'с@хар',
    'xoчу',
  ]);
  expect(only('word', 'дом,улица и,потом г.Заречный т.д.')).toEqual([
    'дом',
    'улица',
    'и',
    'потом',
    'г',
    'Заречный',
    'т',
    'д',
  ]);
});

test('numbers keep their separators and short suffixes', () => {
  expect(
    only('number', 'д. 4Б, 12/3, 12к1, 2-й подъезд, 1,5 часа, 12.05.2024 в 18:30, 8-900-000-00-00.'),
  ).toEqual(['4Б', '12/3', '12к1', '2-й', '1,5', '12.05.2024', '18:30', '8-900-000-00-00']);
});

test('a list of numbers without spaces is not a fraction', () => {
  expect(only('number', 'дома 10,12,14 и 3,5')).toEqual(['10', '12', '14', '3,5']);
});

test('a number followed by a long word is a word', () => {
  expect(read('50летия 5-этажный')).toEqual(['word 50летия', 'word 5-этажный']);
});

test('links, addresses, tags and mentions are recognised without the marks around them', () => {
  expect(
    read('(https://t.me/abc). vk.com/id1, a.b@mail.example.ru! сайт.рф #тег_1 @name. [id1|Имя Ф]'),
  ).toEqual([
    'url https://t.me/abc',
    'url vk.com/id1',
    'email a.b@mail.example.ru',
    'url сайт.рф',
    'hashtag #тег_1',
    'mention @name',
    'mention [id1|Имя Ф]',
  ]);
});

test('a sentence that ends without a space after it is not a link', () => {
  expect(only('url', 'Нет воды.Когда будет?Дом.3 и so.on')).toEqual([]);
});

test('an emoji with its modifiers is one token', () => {
  expect(only('other', '👨‍👩‍👧🇷🇺👍🏽❤️!!')).toEqual(['👨‍👩‍👧', '🇷🇺', '👍🏽', '❤️', '!!']);
});

test('HTML is a gap between tokens', () => {
  expect(read('нет<br>света<br/>&nbsp;и</p>газа &#39;')).toEqual(
    ['нет', 'света', 'и', 'газа'].map((word) => `word ${word}`),
  );
});

const piece = fc.constantFrom(
  ...[
    'слово',
    "don't",
    'К',
    '12',
    '4Б',
    ',',
    '.',
    '-',
    '@',
    '#',
    '<br>',
    '&amp;',
    '<',
    '[id1|',
    ']',
    '/',
    ':',
    '://',
  ],
  ...[
    'ru',
    'www.',
    ' ',
    '\n',
    '\u200b',
    '\ud83d',
    '\udc4d',
    '👍🏽',
    '️',
    'é',
    '𝐀',
    '*',
    '_',
    '🇷',
    '(',
    'http',
  ],
);
const messy = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
);

test('tokens lie in order in the original, and only spaces, HTML and invisible marks lie between them', () => {
  fc.assert(
    fc.property(messy, (text) => {
      let last = 0;
      const gaps: string[] = [];
      for (const token of tokenise(text)) {
        expect(token.end).toBeGreaterThan(token.start);
        expect(token.start).toBeGreaterThanOrEqual(last);
        expect(text.slice(token.start, token.end)).toBe(token.text);
        gaps.push(text.slice(last, token.start));
        last = token.end;
      }
      gaps.push(text.slice(last));
      for (const gap of gaps) expect(gap.replace(/<[^<>]*>|-->|<!--|&[#\w]+;|[\s\p{Z}\p{C}]/gu, '')).toBe('');
    }),
    { numRuns: 1000 },
  );
});

test('words written apart are found as written', () => {
  const word = fc.string({ unit: fc.constantFrom(...'абвгдежзиклмнопрстуabcdefg'), minLength: 1 });
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect(only('word', words.join(' '))).toEqual(words);
    }),
  );
});
