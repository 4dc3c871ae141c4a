import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { openDatabase, sql } from '../platform/database.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { wordsIn } from '../platform/words.ts';
import { smallRealm } from '../territory/testing/small-realm.ts';
import { complaint } from './complaint.ts';
import { readInput } from './read-input.ts';
import { realm } from './realm.ts';
import { user } from './user.ts';

let url: string;
let data: string;

beforeAll(async () => {
  url = await testDatabase();
  data = await mkdtemp(path.join(tmpdir(), 'heed user '));
  await withDatabase((database) => smallRealm(database, systemClock));
});
afterAll(() => rm(data, { recursive: true }));

async function withDatabase(work: (database: ReturnType<typeof openDatabase>) => Promise<unknown>) {
  const database = openDatabase(url);
  await work(database);
  await database.close();
}

/** What is said of a command that is refused. */
async function refused(command: typeof user, args: readonly string[], language = 'en'): Promise<string> {
  const words = wordsIn(language);
  const env = { DATABASE_URL: url, HEED_DATA: data };
  const input = { ...readInput(command, [...args, '--data', data]), env, language, words };
  return command.run(input).then(
    () => 'done',
    (error: unknown) => complaint(error, words),
  );
}
const added = (...more: string[]) => ['add', 'new@small.example', '--password', 'a long password', ...more];

it.each([
  [['--role', 'king'], '--role is one of operator'],
  [['--role', 'king'], 'not “king”'],
  [['--role', 'head'], 'head belongs to an authority: name one with --authority: roads, town-hall'],
  [['--role', 'head', '--authority', 'nope'], 'there is no authority “nope”: there are roads, town-hall'],
  [
    ['--role', 'operator', '--authority', 'roads'],
    'operator belongs to the realm’s centre, not to an authority',
  ],
  [['--role', 'head', '--realm', 'nope'], 'there is no realm “nope” for --realm: there are small'],
])('what %j names wrongly is said, beside what there is', async (more, line) => {
  expect(await refused(user, added(...more))).toContain(line);
});

it('the realm above is looked for under its own option', async () => {
  const described = ['--time-zone', 'Europe/Moscow', '--administrator', 'a@b.example'];
  const named = ['--name-en', 'New', '--administrator-name', 'Ann', '--parent', 'nope'];
  expect(await refused(realm, ['add', 'new', ...described, ...named])).toBe(
    'there is no realm “nope” for --parent: there are small',
  );
});

it('so many authorities that nobody would read them all are counted', async () => {
  await withDatabase((database) =>
    database.acrossRealms((tx) =>
      tx.run(sql`insert into authorities (realm_id, id, centre_id, code, kind, name, short_name, calendar_id)
        select realm_id, gen_random_uuid(), centre_id, 'a' || lpad(n::text, 3, '0'), kind, name, short_name, calendar_id
        from authorities cross join generate_series(1, 50) n where code = 'roads'`),
    ),
  );
  const wrong = added('--role', 'head', '--authority', 'nope');
  expect(await refused(user, wrong)).toMatch(/a039, a040 and 12 more$/);
  expect(await refused(user, wrong, 'ru')).toMatch(/a039, a040 и ещё 12$/);
});
