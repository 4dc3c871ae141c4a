import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase, sql } from './database.ts';
import { horizon, positionAt, readTail, tailPage } from './event-log.ts';
import { createEventTail } from './event-tail.ts';
import { newId } from './ids.ts';
import { testDatabase } from './testing/database.ts';

let database: Database;
beforeAll(async () => {
  database = openDatabase(await testDatabase());
});
afterAll(() => database.close());

async function write(type: string, count: number): Promise<void> {
  await database.acrossRealms((tx) =>
    tx.run(sql`insert into events (realm_id, id, type, at, actor_kind, data)
      select ${newId()}, gen_random_uuid(), ${type}, '2026-11-02T10:00:00Z', 'system', '{}'
      from generate_series(1, ${count})`),
  );
}

it('a page of the tail is as long as the database makes it: a shorter one would be taken for the end', async () => {
  await write('page.read', tailPage + 1);
  const below = await database.acrossRealms(horizon);
  const read = await readTail(database.pool, positionAt('0'), below, ['page.read']);
  expect(read).toHaveLength(tailPage);
});

it('the tail takes up all of what is several pages long', async () => {
  const types = new Set(['tail.read']);
  let rings = 0;
  const tail = createEventTail(database, [...types], () => rings);
  await tail.look();
  const from = positionAt(await database.acrossRealms(horizon));
  const count = 2 * tailPage + 50;
  await write('tail.read', count);
  rings += 1;
  await tail.look();
  expect(tail.take(from, { types, limit: count + 1 })?.events).toHaveLength(count);
});
