import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { serviceRecogniser } from '../access/index.ts';
import { systemClock } from '../platform/clock.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { wordsIn } from '../platform/words.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { token } from './token.ts';

let url: string;
let database: Database;
let realm: SmallRealm;
let data: string;
let lines: string[];

beforeAll(async () => {
  url = await testDatabase();
  database = openDatabase(url);
  realm = await smallRealm(database, systemClock);
  data = await mkdtemp(path.join(tmpdir(), 'heed token '));
});

afterAll(async () => {
  await database.close();
  await rm(data, { recursive: true });
});

beforeEach(() => {
  lines = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => vi.restoreAllMocks());

const heedToken = (...positionals: string[]) =>
  token.run({
    values: { data },
    positionals,
    env: { DATABASE_URL: url, HEED_DATA: data },
    language: 'en',
    words: wordsIn('en'),
  });

/** Asked afresh: what was believed for seconds is not what is true. */
const recognise = (secret: string) =>
  serviceRecogniser({ database, clock: systemClock })(`Bearer ${secret}`, 'messages:write');

it('gives a program a token that works until it is revoked', async () => {
  await heedToken('add', 'hotline system');
  const [secret] = lines;
  expect(await recognise(secret!)).toMatchObject({ realmId: realm.realmId, name: 'hotline system' });
  await heedToken('revoke', 'hotline system');
  await expect(recognise(secret!)).rejects.toMatchObject({ code: 'not-signed-in' });
  const acts = await database.inRealm(realm.realmId, (tx) =>
    tx.all(sql<{ act: string }>`select act from outward_acts where act like '%token' order by seq`),
  );
  expect(acts.map(({ act }) => act)).toEqual(['add token', 'revoke token']);
});

it('lists tokens with their state and never the tokens', async () => {
  await heedToken('add', 'city portal');
  const secret = lines[0]!;
  await heedToken('list');
  expect(lines.slice(1).join('\n')).toMatch(/city portal\tmessages:write\tsince \S+\tin force/);
  expect(lines.slice(1).join('\n')).not.toContain(secret);
});

it('says what to do instead of guessing', async () => {
  await expect(heedToken('add', 'twice')).resolves.toBeUndefined();
  await expect(heedToken('add', 'twice')).rejects.toThrow(/already/);
  await expect(heedToken('revoke', 'never made')).rejects.toThrow(/heed token list/);
  await expect(heedToken('add')).rejects.toThrow(/NAME/);
  await expect(heedToken('burn', 'x')).rejects.toThrow(/heed token add/);
});
