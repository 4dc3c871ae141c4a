import { expect, it } from 'vitest';
import { newId } from '../ids.ts';
import { readCursor, writeCursor } from './paging.ts';

const id = newId();
const time = '2026-03-02T08:45:00.000Z';

it('a cursor comes back as it was written', () => {
  const parts = [3, time, '2026-03-02', 'Олег', id] as const;
  expect(readCursor(writeCursor(parts), ['number', 'time', 'day', 'text', 'id'])).toEqual(parts);
  expect(readCursor(writeCursor(['never', id]), ['timeOrNever', 'id'])).toEqual(['never', id]);
});

it.each([
  ['no cursor at all', 'W10'],
  ['of another list', writeCursor(['never', id])],
  ['with too few parts', writeCursor([time])],
  ['with too many', writeCursor([time, id, id])],
  ['whose day is none', writeCursor(['2026-02-31T08:45:00.000Z', id])],
  ['whose time is a number', writeCursor([1e300, id])],
  ['whose time is written otherwise', writeCursor(['infinity', id])],
  ['whose id is none', writeCursor([time, 'zz'])],
  ['with nothing in it', writeCursor([null, null])],
])('one %s is refused before a query has it', (_, cursor) => {
  expect(() => readCursor(cursor, ['time', 'id'])).toThrow(
    expect.objectContaining({ code: 'invalid', params: { field: 'cursor', problem: 'cursor' } }),
  );
});

it.each([
  ['text', 'a\0b'],
  ['number', 2 ** 40],
  ['number', 1.5],
  ['day', '2026-02-31'],
] as const)('a %s may not be %j', (kind, part) => {
  expect(() => readCursor(writeCursor([part]), [kind])).toThrow();
});
