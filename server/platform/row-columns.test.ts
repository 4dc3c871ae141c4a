import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { type Column, columnsOf, rowsFrom, valuesOf } from './row-columns.ts';
import { testDatabase } from './testing/database.ts';

let database: Database;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
});
afterAll(() => database.close());

const columns: readonly Column[] = columnsOf(
  {
    said: 'text',
    detail: 'jsonb',
    rowId: 'uuid',
    writtenAt: 'timestamptz',
    count: 'int',
    share: 'float8',
    known: 'boolean',
    more: 'jsonb',
  },
  { rowId: 'id' },
);

// PostgreSQL keeps no character 0 in a text.
const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''));
const words = fc.oneof(text, fc.constantFrom('a,b', '{"c"}', '\\', "d'e", 'NULL', '', 'two\nlines'));
const row = fc.record({
  said: fc.option(words),
  detail: fc.option(fc.record({ words, list: fc.array(fc.integer()) })),
  rowId: fc.option(fc.uuid()),
  writtenAt: fc.option(
    fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  ),
  count: fc.option(fc.integer()),
  share: fc.option(fc.integer().map((value) => value / 8)),
  known: fc.option(fc.boolean()),
  more: fc.option(fc.array(words)),
});

it('hands over rows as they are, in their order, whatever their words and their gaps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
      const read = await database.acrossRealms((tx) =>
        tx.named(
          'row-columns',
          `select said, detail, id as "rowId", written_at as "writtenAt", count, share, known, more
          from ${rowsFrom(columns, 1)} r`,
          valuesOf(columns, rows),
        ),
      );
      expect(read).toEqual(rows);
    }),
    { numRuns: 50 },
  );
});

it('takes what a row leaves out for a gap', async () => {
  const read = await database.acrossRealms((tx) =>
    tx.named(
      'row-columns-gaps',
      `select count, detail from ${rowsFrom(columns, 1)} r`,
      valuesOf(columns, [{}, { count: 2 }]),
    ),
  );
  expect(read).toEqual([
    { count: null, detail: null },
    { count: 2, detail: null },
  ]);
});

it('refuses what would not be read as one value', () => {
  expect(() => valuesOf(columns, [{ rowId: ['a', 'b'] }])).toThrow(/no plain value/);
});
