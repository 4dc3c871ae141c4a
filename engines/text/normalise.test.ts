import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from './normalise.ts';

test('case, ё, markup and white space come to one form', () => {
  expect(normalise('  Ёлка<br>НЕТ&nbsp;света \t\n <b class="x">и</b> &quot;газа&quot; ')).toBe(
    'елка нет света и "газа"',
  );
});

test('invisible characters and composed letters do not hide words', () => {
  expect(normalise('при\u200bвет\u00ad, \u202eмир\u202c й ﬁ ＡＢ')).toBe('привет, мир й fi ab');
});

test('the numero sign and the ellipsis stay apart from their neighbours', () => {
  expect(normalise('Школа №5…')).toBe('школа №5…');
});

test('numeric entities become their character, but never new markup', () => {
  expect(normalise('&#1072;&#x431; &#60;br&#62; &amp;lt;')).toBe('аб lt;');
});

test('lone surrogates are replaced', () => {
  expect(normalise('а\ud83d б')).toBe('а\ufffd б');
});

const piece = fc.constantFrom(
  ...[
    'Слово',
    'Ё',
    '<br>',
    '<',
    '>',
    '&',
    '&amp;',
    '&#60;',
    '&#x26;',
    '#38;',
    'amp;',
    'br',
    '-',
    '--',
    '<!--',
  ],
  ...[
    ' ',
    '\u200b',
    '\u0308',
    'е',
    '👍🏽',
    '\ud83d',
    '№',
    'Σ',
    '＜',
    '﹠',
    '\u0130',
    '\u1100',
    '\u1161',
    '🅰',
    '…',
  ],
);
const messy = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);

test('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(messy, (text) => {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }),
    { numRuns: 3000 },
  );
});

test('a character that needs the slow way changes nothing about the rest', () => {
  fc.assert(
    fc.property(messy, (text) => {
      expect(normalise(`${text} ㌀`)).toBe(`${normalise(text)} アパート`.trim());
    }),
    { numRuns: 3000 },
  );
});
