import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase, sql } from './database.ts';
import { newId } from './ids.ts';
import { jsonLines, plainArray } from './plain-arrays.ts';
import { testDatabase } from './testing/database.ts';

let database: Database;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
});
afterAll(() => database.close());

it('gives PostgreSQL the ids, numbers, codes and gaps it was given', async () => {
  const ids = [newId(), null, newId()];
  const read = await database.acrossRealms((tx) =>
    tx.one(sql`select ${plainArray(ids)}::uuid[] as ids, ${plainArray([1.5, -2, null])}::float8[] as numbers,
      ${plainArray([true, null])}::boolean[] as flags, ${plainArray(['case.opened', null])}::text[] as codes,
      ${plainArray([])}::uuid[] as nothing`),
  );
  expect(read).toEqual({
    ids,
    numbers: [1.5, -2, null],
    flags: [true, null],
    codes: ['case.opened', null],
    nothing: [],
  });
});

it('takes JSON apart again at its lines, whatever stands in its texts', async () => {
  const values = [{ text: 'a\nb\r\n"c"\\n\u2028' }, null, ['{', 'ё'], 7];
  const rows = await database.acrossRealms((tx) =>
    tx.all(sql<{ value: unknown }>`select line::jsonb as value
      from string_to_table(${jsonLines(values)}, e'\n') with ordinality as l (line, place) order by place`),
  );
  expect(rows.map(({ value }) => value)).toEqual(values);
});
