import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { heldClock } from '../../platform/clock.ts';
import { type Database, openDatabase, sql } from '../../platform/database.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { createDirectories } from '../../territory/index.ts';
import { type SmallRealm, smallRealm } from '../../territory/testing/small-realm.ts';
import { exportList, importList, type ListParts } from './list-file.ts';
import { topicsList } from './topics-list.ts';

let database: Database;
let realm: SmallRealm;
let dataDirectory: string;
const clock = heldClock('2026-11-20T08:00:00Z');
const directories = createDirectories();
const parts = () => ({ database, clock, directories, dataDirectory }) as unknown as ListParts;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'heed-topics-'));
  realm = await smallRealm(database, clock);
});
afterAll(async () => {
  await database.close();
  await rm(dataDirectory, { recursive: true });
});

const file = (content: string | Buffer) =>
  ({ filename: 'topics.csv', file: Readable.from([Buffer.from(content)]) }) as unknown as MultipartFile;
const bring = (content: string | Buffer, shown: string | null = null) =>
  importList(parts(), { ...realm.administrator, language: 'ru' }, topicsList, file(content), shown);
const taken = (format: 'csv' | 'xlsx', language = 'en') =>
  exportList(parts(), { ...realm.administrator, language }, topicsList, format);
const topicsNow = () =>
  database.inRealm(realm.realmId, (tx) =>
    directories.of(tx, realm.realmId).then(({ topics }) => [...topics.values()]),
  );

it.each(['csv', 'xlsx'] as const)('comes back from its own %s as it was', async (format) => {
  const winter = 'code;season\npotholes;11, 12, 1\n';
  await bring(winter, (await bring(winter)).digest);
  for (const language of ['ru', 'en']) {
    const table = await taken(format, language);
    const preview = await bring(table);
    expect(preview).toMatchObject({ same: 2, rows: [], bad: [] });
  }
});

it('is refused when more came than is taken, and not read as far as it came', async () => {
  const file = Object.assign(Readable.from([Buffer.from('Код\r\npotholes')]), { truncated: true });
  const cut = { filename: 'topics.csv', file } as unknown as MultipartFile;
  await expect(importList(parts(), realm.administrator, topicsList, cut, null)).rejects.toMatchObject({
    code: 'import-file-too-large',
  });
});

it('is written as it was shown: new topics, new versions of passports, and no bad row', async () => {
  const table = [
    'Код;Название по-русски;Код группы;Важность;Срок;Срок считать в;Рабочих часов до первого ответа;Ведомства (территория=ведомство);Неизвестное',
    'potholes;;;4;5;календарные дни;;south=roads; ',
    'lifts;Лифты;houses;3;2;рабочие дни;16;;x',
    'lamps;Фонари;houses;9;2;недели;;;x',
    'lifts;Лифты ещё раз;houses;3;2;рабочие дни;;;x',
  ].join('\r\n');
  const preview = await bring(table);
  expect(preview.rows.map(({ row, kind }) => [row, kind])).toEqual([
    [2, 'changed'],
    [3, 'new'],
  ]);
  expect(preview.rows[0]!.changes).toEqual([
    { column: 'severity', before: '3', after: '4' },
    { column: 'term', before: '10', after: '5' },
    { column: 'unit', before: 'рабочие дни', after: 'календарные дни' },
    { column: 'authorities', before: '', after: 'south=roads' },
  ]);
  expect(preview.bad).toEqual([
    { row: 4, problems: [expect.stringContaining('Важность'), expect.stringContaining('Срок считать в')] },
    { row: 5, problems: [expect.stringContaining('lifts')] },
  ]);
  expect(preview.rejects).toContain('недели');
  expect(await topicsNow()).toHaveLength(2);
  const before = (await topicsNow()).find(({ id }) => id === realm.potholesId)!.passport.version;

  expect(await bring(table, preview.digest)).toMatchObject({ isApplied: true });
  const topics = new Map((await topicsNow()).map((topic) => [topic.code, topic]));
  expect(topics.get('lifts')).toMatchObject({
    name: { ru: 'Лифты' },
    passport: { version: 1, resolutionAmount: 2, reactionHours: 16 },
  });
  expect(topics.get('potholes')!.passport).toMatchObject({
    version: before + 1,
    severity: 4,
    resolutionUnit: 'calendar days',
    words: { ru: ['яма', 'дорога', 'асфальт'] },
    authorities: [{ areaId: realm.southId, authorityId: realm.roadsId }],
  });
  const { reason } = await database.inRealm(realm.realmId, (tx) =>
    tx.one(
      sql<{
        reason: string;
      }>`select reason from topic_passports where topic_id = ${realm.potholesId} and version = ${before + 1}`,
    ),
  );
  expect(reason).toBe('Из файла topics.csv');
  // What was shown holds no longer.
  await expect(bring(table, preview.digest)).rejects.toThrow('changed-meanwhile');
});

it('runs nothing in a spreadsheet', async () => {
  await bring('code,name.ru,group\nformula,"=1+1",services\n').then(({ digest }) =>
    bring('code,name.ru,group\nformula,"=1+1",services\n', digest),
  );
  const table = await taken('csv');
  expect(table.toString()).toContain('"\'=1+1"');
  expect(await bring(table)).toMatchObject({ rows: [], bad: [] });
  expect((await topicsNow()).map(({ name }) => name)).toContainEqual({ ru: '=1+1' });
  await expect(bring('a,b\n1,2\n')).rejects.toThrow('sheet-columns');
});
