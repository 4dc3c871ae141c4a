import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyText } from './copy-text.ts';
import { type Database, openDatabase, sql } from './database.ts';
import { testDatabase } from './testing/database.ts';

let database: Database;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  await database.acrossRealms((tx) =>
    tx.run(sql`create table copied (said text, n int, list text[], told jsonb, at timestamptz)`),
  );
});
afterAll(() => database.close());

const types = new Map([
  ['said', 'text'],
  ['n', 'integer'],
  ['list', 'text[]'],
  ['told', 'jsonb'],
  ['at', 'timestamp with time zone'],
]);
/** PostgreSQL keeps no NUL and no half of a surrogate pair. */
const said = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('\\', '\t', '\n', '\r', '"', '{', 'N') }),
  )
  .map((text) => text.replaceAll('\0', ''));
const row = fc.record({
  n: fc.integer({ min: -1000, max: 1000 }),
  said: fc.option(said),
  list: fc.option(fc.array(fc.option(said), { maxLength: 3 })),
  told: fc.option(fc.oneof(said, fc.array(said), fc.record({ is: said }))),
  at: fc.option(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })),
});

it('brings rows in as they were, whatever their texts hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
      const read = await database.acrossRealms(async (tx) => {
        await tx.run(sql`truncate copied`);
        await tx.copy('copy copied from stdin', copyText(rows, [...types.keys()], types));
        return tx.all(sql`select * from copied`);
      });
      expect(read).toEqual(rows.map((one) => ({ ...one })));
    }),
    { numRuns: 40 },
  );
});

it('says what PostgreSQL refused, and leaves the connection fit for use', async () => {
  const copying = database.acrossRealms((tx) => tx.copy('copy copied (n) from stdin', 'many\n'));
  await expect(copying).rejects.toThrow(/integer/);
  expect(await database.acrossRealms((tx) => tx.one(sql`select 1 as one`))).toEqual({ one: 1 });
});
