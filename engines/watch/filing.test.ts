import { expect, test } from 'vitest';
import { FILTER, Filing, LIST, LIST_LENGTH } from './filing.ts';
import { PAGE_BITS, PAGE_MASK } from './pages.ts';

test('a term that more rules require than a page holds has them all in one list', () => {
  const filing = new Filing();
  const rules = 70_000;
  filing.begin(3);
  for (let address = 1; address <= rules; address++) filing.add(address, [3], [address & 0xff]);
  filing.remove(5, [3]);

  const [list, length] = [filing.lists[3 * LIST]!, filing.lists[3 * LIST + LIST_LENGTH]!];
  const entries = Array.from({ length }, (_, i) => list + i);
  const addresses = entries.map((entry) => filing.pages[entry >> PAGE_BITS]![entry & PAGE_MASK]!);
  expect(new Set(addresses)).toEqual(
    new Set(Array.from({ length: rules }, (_, i) => i + 1)).difference(new Set([5])),
  );
  const filters = filing.filters[list >> PAGE_BITS]!;
  const from = FILTER * (list & PAGE_MASK);
  expect(addresses.every((address, i) => (filters[from + FILTER * i]! & 0xff) === (address & 0xff))).toBe(
    true,
  );
});
