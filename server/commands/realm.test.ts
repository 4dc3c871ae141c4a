import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createApp } from '../app.ts';
import { openDatabase, sql } from '../platform/database.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { wordsIn } from '../platform/words.ts';
import { open } from './open.ts';
import { readInput } from './read-input.ts';
import { realm } from './realm.ts';
import { user } from './user.ts';

let url: string;
let data: string;
let lines: string[];
const password = 'a long password of the first';

beforeAll(async () => {
  url = await testDatabase();
  data = await mkdtemp(path.join(tmpdir(), 'heed realm '));
});
afterAll(() => rm(data, { recursive: true }));
beforeEach(() => {
  lines = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => vi.restoreAllMocks());

const input = (args: readonly string[]) => ({
  ...readInput(realm, [...args, '--data', data]),
  env: { DATABASE_URL: url, HEED_DATA: data },
  language: 'en',
  words: wordsIn('en'),
});
const heedRealm = (...args: string[]) => realm.run(input(args));
const described = (email: string) => [
  '--time-zone',
  'asia/yekaterinburg',
  '--administrator',
  email,
  '--administrator-name',
  'Анна Первая',
];
const add = (code: string, email: string, ...more: string[]) =>
  heedRealm('add', code, '--name-ru', `Имя ${code}`, '--password', password, ...described(email), ...more);

it('says what is missing before anything is made', async () => {
  await expect(heedRealm('list')).rejects.toThrow(/heed realm add/);
  await expect(heedRealm('add')).rejects.toThrow(/heed realm add CODE/);
  await expect(heedRealm('add', 'Край')).rejects.toThrow(/Край/);
  await expect(heedRealm('add', 'upper', ...described('a@upper.example'))).rejects.toThrow(/--name-ru/);
  await expect(heedRealm('add', 'upper', '--name-en', 'Upper')).rejects.toThrow(/--administrator is missing/);
  await expect(add('upper', 'nobody')).rejects.toThrow(/nobody/);
  await expect(add('upper', 'a@upper.example', '--time-zone', 'Upper/Town')).rejects.toThrow(/Upper\/Town/);
  await expect(add('upper', 'a@upper.example', '--parent', 'none')).rejects.toThrow(/no realm/);
  await expect(add('upper', 'a@upper.example', '--country', '--parent', 'x')).rejects.toThrow(/--parent/);
  await expect(add('upper', 'a@upper.example', '--password', 'short')).rejects.toThrow('password-too-short');
});

it('makes a country and a region below it, and nothing twice', async () => {
  await add('land', 'first@land.example', '--country');
  await add('upper', 'first@upper.example', '--parent', 'land');
  await expect(add('upper', 'other@upper.example')).rejects.toThrow('code-taken');
  await expect(add('lower', 'first@land.example', '--parent', 'upper')).rejects.toThrow('not-a-country');
  lines = [];
  await heedRealm('list');
  expect(lines).toEqual(['land\tИмя land', 'upper\tИмя upper\tland']);
  const database = openDatabase(url);
  const made = await database.acrossRealms((tx) =>
    tx.all(sql`select r.code, c.kind, (select count(*) from calendars k where k.realm_id = r.id) as calendars,
      (select string_agg(h.config->>'kind', ' ' order by h.config->>'kind') from channels h where h.realm_id = r.id) as channels,
      (select count(*) from outward_acts o where o.realm_id = r.id and o.act = 'make realm') as acts
      from realms r join centres c on c.realm_id = r.id order by r.code`),
  );
  await database.close();
  expect(made).toEqual([
    { code: 'land', kind: 'country', calendars: 2, channels: null, acts: 1 },
    { code: 'upper', kind: 'region', calendars: 2, channels: 'hotline pasted portal', acts: 1 },
  ]);
});

it('lets the administrator in, whom set-up tells what is missing', async () => {
  const opened = await open(input([]), { logLevel: 'silent' });
  const app = await createApp(opened.platform);
  const asked = (method: 'GET' | 'POST', address: string, more: object = {}) =>
    app.http.inject({ method, url: address, ...more });
  const signedIn = await asked('POST', '/api/session', {
    payload: { email: 'first@upper.example', password },
    headers: { 'x-requested-with': 'heed' },
  });
  const cookies = Object.fromEntries(signedIn.cookies.map(({ name, value }) => [name, value]));
  const setUp = await asked('GET', '/api/set-up', { cookies });
  const written = await asked('GET', '/r/upper/write');
  await app.http.close();
  await opened.close();
  expect({ in: signedIn.statusCode, setUp: setUp.statusCode, form: written.statusCode }).toEqual({
    in: 200,
    setUp: 200,
    form: 200,
  });
  expect(
    setUp.json().steps.map(({ step, state }: { step: string; state: string }) => `${step} ${state}`),
  ).toEqual([
    'boundaries missing',
    'centres missing',
    'authorities missing',
    'people missing',
    'topics missing',
    'channels missing',
    'calendar missing',
  ]);
});

it('a password for an address nobody signs in with is refused, and who there is can be looked up', async () => {
  const args = ['password', 'nobody@small.example', '--password', password];
  const asked = user.run({ ...input([]), ...readInput(user, args) });
  await expect(asked).rejects.toMatchObject({
    code: 'user-unknown',
    message: expect.stringContaining('heed user list'),
  });
});
