import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import type { Platform } from '../platform/module.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { createDirectories } from '../territory/index.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { makeRealm } from './make-realm.ts';
import { importPeople } from './people-file.ts';
import { missingIn, stepsOf } from './set-up.rules.ts';
import { countSetUp } from './set-up.store.ts';

let database: Database;
let country: SmallRealm;
let dataDirectory: string;
const clock = heldClock('2026-11-20T08:00:00Z');
const directories = createDirectories();
const mailer = { send: async () => ({ outcome: 'sent' as const }) };
const parts = (more: object = { mailer }) =>
  ({ database, clock, directories, dataDirectory, ...more }) as unknown as Platform & {
    directories: typeof directories;
  };

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'heed-set-up-'));
  country = await smallRealm(database, clock, 'country');
});
afterAll(async () => {
  await database.close();
  await rm(dataDirectory, { recursive: true });
});

const wanted = () => ({
  code: 'upper',
  name: { ru: 'Верхний край', en: 'Upper Territory' },
  language: 'ru',
  timeZone: 'Asia/Yekaterinburg',
  regionCentreId: country.townCentreId,
  administrator: { email: 'first@upper.example', name: 'Первая Анна' },
});

describe('a new realm', () => {
  it('is made by an administrator of a country, who can write to the one who sets it up', async () => {
    await expect(makeRealm(parts(), country.administrator, wanted())).rejects.toThrow('not-a-country');
    await database.acrossRealms((tx) =>
      tx.run(sql`update centres set kind = 'country' where id = ${country.regionCentreId}`),
    );
    await expect(makeRealm(parts(), country.curator, wanted())).rejects.toThrow('forbidden');
    await expect(makeRealm(parts({}), country.administrator, wanted())).rejects.toThrow('no-mail');
  });

  it('has the country’s calendars and topics as its own, mapped; the areas of its region; and somebody invited', async () => {
    const { id } = await makeRealm(parts(), country.administrator, wanted());
    const directory = await database.inRealm(id, (tx) => directories.of(tx, id));
    expect([...directory.topics.values()].map(({ code, national }) => [code, national?.[0]?.code])).toEqual([
      ['heating', 'heating'],
      ['potholes', 'potholes'],
    ]);
    expect([...directory.topics.keys()]).not.toContain(country.potholesId);
    expect([...directory.areas.values()].map(({ code }) => code)).toEqual(['north']);
    expect([...directory.calendars.values()][0]!.data.timeZone).toBe('Asia/Yekaterinburg');
    const channels = await database.inRealm(id, (tx) =>
      tx.all(sql<{ driver: string }>`select driver from channels where enabled order by driver`),
    );
    expect(channels.map(({ driver }) => driver)).toEqual(['manual', 'manual', 'portal']);
    const held = await database.acrossRealms((tx) =>
      tx.one(sql<{ parent: string; role: string; jobs: number }>`select r.parent_id as parent, g.role,
        (select count(*) from graphile_worker.jobs where task_identifier = 'mail-invitation') as jobs
        from realms r join grants g on g.realm_id = r.id where r.id = ${id}`),
    );
    expect(held).toEqual({ parent: country.realmId, role: 'administrator', jobs: 1 });
    await expect(makeRealm(parts(), country.administrator, wanted())).rejects.toThrow('code-taken');

    const counts = await database.inRealm(id, (tx) => countSetUp(tx, id, clock.now()));
    expect(missingIn({ ...counts, hasNationalList: true }).channels).toEqual([
      ['no-channels', 0],
      ['only-form', 1],
    ]);
    const steps = stepsOf({ ...counts, hasNationalList: true }, new Set(['centres']));
    expect(steps.map(({ step, state }) => [step, state])).toEqual([
      ['boundaries', 'done'],
      ['centres', 'skipped'],
      ['authorities', 'missing'],
      ['people', 'missing'],
      ['topics', 'done'],
      // The form works; the others are offered.
      ['channels', 'missing'],
      ['calendar', 'missing'],
    ]);
  });
});

describe('people from a table', () => {
  const file = (text: string) =>
    ({ filename: 'people.csv', file: Readable.from([Buffer.from(text)]) }) as unknown as MultipartFile;
  const table = [
    'Почта;Имя;Роль;Где',
    'new@country.example;Новая Вера;оператор;',
    'doer@country.example;Дорожный Пётр;исполнитель;roads',
    'operator@country.example;Есть Уже;operator;',
    'nobody;Без Адреса;operator;',
    'lost@country.example;Без Места;исполнитель;nowhere',
  ].join('\n');

  it('are shown with what is wrong, then invited once each', async () => {
    const shown = await importPeople(parts(), country.administrator, file(table), null);
    expect(shown.people.map(({ state, problems }) => [state, ...problems])).toEqual([
      ['new'],
      ['new'],
      ['known'],
      ['bad', 'email'],
      ['bad', 'authority'],
    ]);
    await expect(importPeople(parts({}), country.administrator, file(table), shown.digest)).rejects.toThrow(
      'no-mail',
    );
    const done = await importPeople(parts(), country.administrator, file(table), shown.digest);
    expect(done.people.map(({ state }) => state)).toEqual(['invited', 'invited', 'known', 'bad', 'bad']);
    const again = await importPeople(parts(), country.administrator, file(table), null);
    expect(again.people.map(({ state }) => state)).toEqual(['known', 'known', 'known', 'bad', 'bad']);
    await expect(importPeople(parts(), country.administrator, file(table), shown.digest)).rejects.toThrow(
      'changed-meanwhile',
    );
  });
});
