import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { open } from './open.ts';
import { emptyDatabase, isUnfinished, markFinished, markUnfinished } from './unfinished-demo.ts';

let url: string;
let database: Database;
beforeAll(async () => {
  url = await testDatabase();
  database = openDatabase(url);
});
afterAll(() => database.close());

const realms = () => database.acrossRealms((tx) => tx.all(sql`select 1 from realms`));

it('a database is known to hold half a demo until the demo is whole', async () => {
  expect(await isUnfinished(database)).toBe(false);
  await markUnfinished(database);
  expect(await isUnfinished(database)).toBe(true);
  await markFinished(database);
  expect(await isUnfinished(database)).toBe(false);
});

it('no command puts anything beside half a demo', async () => {
  await markUnfinished(database);
  const env = { DATABASE_URL: url, HEED_DATA: mkdtempSync(join(tmpdir(), 'heed-half-')) };
  const input = { values: {}, positionals: [], env, language: 'en', words: (key: string) => key };
  await expect(open(input)).rejects.toMatchObject({ code: 'demo-unfinished' });
  await markFinished(database);
  await (await open(input)).close();
});

it('an emptied database is as one never used: migrated, without a realm or a mark', async () => {
  await markUnfinished(database);
  await database.acrossRealms((tx) => tx.run(sql`create table left_over (n int)`));
  await emptyDatabase(database, url);
  expect(await isUnfinished(database)).toBe(false);
  expect(await realms()).toEqual([]);
  const left = await database.acrossRealms((tx) => tx.one(sql`select to_regclass('left_over') as found`));
  expect(left).toEqual({ found: null });
});
