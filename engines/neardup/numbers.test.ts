import { expect, test } from 'vitest';
import { NUMBER_KINDS } from './lexicon.ts';
import { findNumbers, MAX_NUMBERS, showNumber } from './numbers.ts';
import { scanText } from './scan.ts';

const read = (text: string) => {
  const { count, entries } = findNumbers(scanText(text));
  return Array.from(
    entries.subarray(0, count),
    (entry) => `${NUMBER_KINDS[entry >>> 20]} ${showNumber(entry)}`,
  );
};

test.each([
  ['дом 4', ['house 4']],
  ['д.4Б, кв.12', ['house 4б', 'flat 12']],
  ['дом 4 «Б»', ['house 4б']],
  ['дом 4-а', ['house 4а']],
  ['house 4A', ['house 4а']],
  ['дом 4 в плохом состоянии', ['house 4']],
  ['дома 4, 6 и 8', ['house 4', 'house 6', 'house 8']],
  ['дом 12/2', ['house 12', 'house 2']],
  ['4 дом 2 подъезд', ['house 4', 'entrance 2']],
  ['Живём на Мира 12 кв 14', ['house 12', 'flat 14']],
  ['на улице мира, 12', ['house 12']],
  ['маршрут № 14', ['route 14']],
  ['12-й автобус', ['route 12']],
  ['в 5-ой школе', ['institution 5']],
  ['9й микрорайон', ['district 9']],
  ['ждали 20 минут', ['quantity 20']],
  ['пришло 2500 рублей', ['amount 2500']],
  ['5 мая', ['date 5.5']],
  ['12.05.2022 в 15:30', ['number 12', 'part 5', 'part 2022', 'number 15', 'part 30']],
  ['тел. +7 (900) 000-00-00', ['phone …']],
  ['долг 45000', ['number …']],
  ['два дома', []],
  ['https://example.org/2022/12 дом 4', ['house 4']],
])('%s', (text, numbers) => {
  expect(read(text).sort()).toEqual(numbers.sort());
});

test('of many numbers the same are kept in whatever order they stand, addresses first', () => {
  const parts = ['дом 4', 'кв 5', '11 минут', '12 раз', '13 часов', '14 лет', '15 метров', '16 человек'];
  const kept = read(parts.join(', '));
  expect(kept).toHaveLength(MAX_NUMBERS);
  expect(kept.slice(0, 2).sort()).toEqual(['flat 5', 'house 4']);
  expect(read(parts.reverse().join(', ')).sort()).toEqual(kept.sort());
});
