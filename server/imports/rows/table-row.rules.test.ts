import { expect, it } from 'vitest';
import { createRowReader } from './row-reader.ts';
import { readTableRow } from './table-row.rules.ts';

const columns = { text: 'Текст', settlement: 'Населённый пункт', address: 'Улица' };
const read = createRowReader({
  header: Object.values(columns),
  mapping: { columns, dayFirst: null },
  timeZone: 'Europe/Moscow',
  from1904: false,
  now: new Date('2026-11-02T10:00:00Z'),
});

it.each([
  ['Ясногорка', 'Липовая, 3', 'Ясногорка, Липовая, 3'],
  ['Ясногорка', '', 'Ясногорка'],
  ['', 'Липовая, 3', 'Липовая, 3'],
  ['', '', null],
])('the place of a row in "%s" at "%s" is %s', (settlement, address, place) => {
  const cells = ['Не горит фонарь', settlement, address];
  expect(readTableRow(read({ number: 1, cells }), 'messages').message.address).toBe(place);
});
