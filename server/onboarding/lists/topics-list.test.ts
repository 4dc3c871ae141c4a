import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/database.ts';
import { exportList, importList } from './list-file.ts';
import { type ListScene, listScene, upload } from './testing/list-scene.ts';
import { topicsList } from './topics-list.ts';

let scene: ListScene;
beforeAll(async () => {
  scene = await listScene();
});
afterAll(() => scene.close());

const inRussian = () => ({ ...scene.realm.administrator, language: 'ru' });
const bring = (content: string | Buffer, shown: string | null = null) =>
  importList(scene.parts, inRussian(), topicsList, upload('topics.csv', content), shown);
const taken = (format: 'csv' | 'xlsx', language = 'en') =>
  exportList(scene.parts, { ...scene.realm.administrator, language }, topicsList, format);
const topicsNow = async () => [...(await scene.directoryNow()).topics.values()];

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
  const cut = upload('topics.csv', 'Код\r\npotholes', true);
  await expect(
    importList(scene.parts, scene.realm.administrator, topicsList, cut, null),
  ).rejects.toMatchObject({
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
  const before = (await topicsNow()).find(({ id }) => id === scene.realm.potholesId)!.passport.version;

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
    authorities: [{ areaId: scene.realm.southId, authorityId: scene.realm.roadsId }],
  });
  const { reason } = await scene.database.inRealm(scene.realm.realmId, (tx) =>
    tx.one(
      sql<{
        reason: string;
      }>`select reason from topic_passports where topic_id = ${scene.realm.potholesId} and version = ${before + 1}`,
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
