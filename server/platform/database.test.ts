import { expect, it, onTestFinished } from 'vitest';
import { openDatabase, sql } from './database.ts';
import { testDatabase } from './testing/database.ts';

it('reads a moment the same in whatever zone the session speaks', async () => {
  const database = openDatabase(await testDatabase(), { poolSize: 1 });
  onTestFinished(() => database.close());
  const moments = ['2026-02-28 23:59:59.987654+00', '1969-12-31 00:00:00+00', '2026-07-01 12:30:00.5+05:30'];
  const read = (zone: string) =>
    database.acrossRealms(async (tx) => {
      await tx.run(sql`select set_config('timezone', ${zone}, true)`);
      return tx.all(
        sql<{ at: Date }>`select at::timestamptz as at from unnest(${moments}::text[]) as m (at)`,
      );
    });
  const expected = ['2026-02-28T23:59:59.987Z', '1969-12-31T00:00:00.000Z', '2026-07-01T07:00:00.500Z'];
  for (const zone of ['UTC', 'Asia/Yekaterinburg', 'Asia/Kolkata'])
    expect((await read(zone)).map(({ at }) => at.toISOString())).toEqual(expected);
});

it('leaves what is no moment of the calendar to the driver', async () => {
  const database = openDatabase(await testDatabase(), { poolSize: 1 });
  onTestFinished(() => database.close());
  const read = await database.acrossRealms((tx) =>
    tx.one(sql<{ never: unknown; long: Date }>`select 'infinity'::timestamptz as never,
      '0044-03-15 00:00:00+00 BC'::timestamptz as long`),
  );
  expect(read.never).toBe(Number.POSITIVE_INFINITY);
  expect(read.long.getUTCFullYear()).toBe(-43);
});
