import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldObfuscation } from './obfuscation.ts';

test.each([
  ['xoчу', 'хочу'],
  ['6ардак', 'бардак'],
  ['3дание', 'здание'],
  ['хо4у', 'хочу'],
  ['д,билы', 'дбилы'],
  ['с@хар', 'сахар'],
  ['ураааа', 'ура'],
  ['сovid', 'covid'],
  ['iphonе', 'iphone'],
  ['wi-fi-poyтер', 'wi-fi-роутер'],
])('%s is read as %s', (written, meant) => {
  expect(foldObfuscation(written)).toBe(meant);
});

test.each(['4б', '12к1', '4подъезд', '3этаж', 'р-242', 'м5', 'sms', 'hello', 'длинный', '1234', 'кто-то'])(
  '%s is no disguise',
  (word) => {
    expect(foldObfuscation(word)).toBe(word);
  },
);

test('folding twice changes nothing', () => {
  const unit = fc.constantFrom(...'аебгопшияaeoxpyn0346-@*,1йb');
  fc.assert(
    fc.property(fc.string({ unit }), (word) => {
      const folded = foldObfuscation(word);
      expect(foldObfuscation(folded)).toBe(folded);
    }),
    { numRuns: 2000 },
  );
});
