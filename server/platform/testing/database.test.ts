import { Client } from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from './database.ts';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('each test database is migrated and private', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  await query(one, 'create table only_here (n int)');
  expect(await query(one, 'select count(*)::int as n from migrations where number = 1')).toEqual([{ n: 1 }]);
  expect(await query(other, `select to_regclass('only_here') as found`)).toEqual([{ found: null }]);
});
