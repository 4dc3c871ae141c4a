import { expect, test } from 'vitest';
import { nameCount, nameOffset } from './layout.ts';
import { sameName, showName } from './same-name.ts';
import { signatureOf } from './signature.ts';

const named = (name: string) => signatureOf(`на улице ${name} яма`);
const same = (a: string, b: string) => sameName(named(a), nameOffset(0, 0), named(b), nameOffset(0, 0));

test.each([
  ['Садовая', 'Садовой', 'another case of the adjective'],
  ['Гагарина', 'Гагрина', 'a letter lost'],
  ['Гагарина', 'Гагаррина', 'a letter doubled'],
  ['Гагарина', 'Гагаирна', 'two letters swapped'],
  ['Гагарина', 'Гогарина', 'a letter replaced'],
  ['Гагарина', 'Аггарина', 'the first two swapped'],
  ['Комсомольская', 'Комсомлоьская', 'a slip in a name longer than what is kept of it'],
  ['Ёлочная', 'Елочная', 'ё'],
])('%s and %s are one name: %s', (a, b) => {
  expect(same(a, b)).toBe(true);
  expect(same(b, a)).toBe(true);
});

test.each([
  ['Ленина', 'Гагарина'],
  ['Мира', 'Маяка'],
  ['Мира', 'Мера'],
  ['Речная', 'Печная'],
  ['Комсомольская', 'Комсомольцев'],
  ['Первомайская', 'Первостроителей'],
  ['Садовая', 'Заводская'],
  ['Лесная', 'Летняя'],
  ['Заречная', 'Поречная'],
])('%s and %s are two names', (a, b) => {
  expect(same(a, b)).toBe(false);
  expect(same(b, a)).toBe(false);
});

test('a Latin name is never a Russian one', () => {
  const latin = signatureOf('a hole in Sadova street');
  expect(nameCount(latin, 0)).toBe(1);
  expect(sameName(latin, nameOffset(0, 0), named('Садова'), nameOffset(0, 0))).toBe(false);
});

test('a name is shown by its first eight letters', () => {
  expect(showName(named('Мира'), nameOffset(0, 0))).toBe('мира');
  expect(showName(named('Комсомольская'), nameOffset(0, 0))).toBe('комсомол…');
  expect(showName(signatureOf('a hole in Maple Street'), nameOffset(0, 0))).toBe('maple');
});
