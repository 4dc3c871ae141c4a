import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../app.ts';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { type SmallRealm, smallRealm, smallRealmPassword } from '../territory/testing/small-realm.ts';
import { runKept } from './imports.jobs.ts';

const clock = heldClock('2026-11-02T10:00:00Z');
const keyRing = { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 7)]]) };
const dataDirectory = mkdtempSync(path.join(tmpdir(), 'heed-imports-'));

let database: Database;
let realm: SmallRealm;
let app: App;
let parts: Parameters<typeof runKept>[0];
let cookie: string;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
  const log = createLog('silent');
  const platform = { database, clock, log, keyRing, dataDirectory, publicUrl: () => 'http://localhost' };
  app = await createApp(platform);
  const { createDirectories } = await import('../territory/index.ts');
  parts = { ...platform, directories: createDirectories() };
  cookie = await signIn('curator@small.example');
});

afterAll(async () => {
  await app.stop();
  await database.close();
  rmSync(dataDirectory, { recursive: true });
});

async function signIn(email: string): Promise<string> {
  const reply = await app.http.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email, password: smallRealmPassword },
  });
  expect(reply.statusCode).toBe(200);
  const [session] = reply.cookies;
  return `${session!.name}=${session!.value}`;
}

function upload(content: string | Buffer, name = 'table.csv', as = cookie) {
  const boundary = '----------------------------heed';
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = { cookie: as, 'content-type': `multipart/form-data; boundary=${boundary}` };
  return app.http.inject({ method: 'POST', url: '/api/imports', headers, payload });
}

function ask(method: 'GET' | 'POST' | 'PUT', url: string, version?: number, payload?: object) {
  const headers = { cookie, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) };
  return app.http.inject({ method, url: `/api/imports${url}`, headers, ...(payload ? { payload } : {}) });
}

/** Uploads, runs and reads to the end. */
async function importWhole(content: string | Buffer, change?: object) {
  let row = (await upload(content)).json();
  if (change)
    row = (await ask('PUT', `/${row.id}/mapping`, row.version, { mapping: row.mapping, ...change })).json();
  const begun = await ask('POST', `/${row.id}/run`, row.version);
  expect(begun.statusCode).toBe(202);
  await runKept(parts, realm.realmId, row.id);
  return (await ask('GET', `/${row.id}`)).json();
}

const count = async (table: string) => {
  const rows = await database.inRealm(realm.realmId, (tx) =>
    tx.one(sql<{ n: number }>`select count(*) as n from ${sql.ref(table)}`),
  );
  return rows.n;
};

const table = [
  'Дата;Текст обращения;Ссылка;Адрес',
  '01.11.2026 09:30;Во дворе не горит фонарь;https://vk.com/wall-1_1;Липовая, 3',
  '2 ноября 2026;"Яма; глубокая, у школы";https://ok.ru/group/1/topic/2;',
  'позавчера;Когда уберут снег?;;',
  '01.11.2026;;;',
].join('\n');

describe('importing over the API', () => {
  it('shows what a file seems to be before anything of it is imported', async () => {
    const reply = await upload(table);
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toMatchObject({
      state: 'waiting',
      shape: 'table',
      readAs: 'messages',
      header: ['Дата', 'Текст обращения', 'Ссылка', 'Адрес'],
      mapping: { publishedAt: 'Дата', text: 'Текст обращения', url: 'Ссылка', address: 'Адрес' },
      problems: [],
    });
    expect(reply.json().sample[0]).toEqual(table.split('\n')[1]!.split(';'));
    expect(await count('messages')).toBe(0);
  });

  it('imports what is good, keeps the rest with reasons, and changes nothing the second time', async () => {
    const first = await importWhole(table);
    expect(first).toMatchObject({
      state: 'finished',
      rowsRead: 4,
      rowsNew: 2,
      rowsKnown: 0,
      rowsBad: 2,
      rowsTotal: 4,
    });
    const again = await importWhole(table);
    expect(again).toMatchObject({ state: 'finished', rowsNew: 0, rowsKnown: 2, rowsBad: 2 });
    const rows = await database.inRealm(realm.realmId, (tx) =>
      tx.all(
        sql<{
          text: string;
          at: Date;
          url: string;
        }>`select text, published_at as at, url from messages order by id`,
      ),
    );
    expect(rows).toEqual([
      {
        text: 'Во дворе не горит фонарь',
        at: new Date('2026-11-01T05:30:00Z'),
        url: 'https://vk.com/wall-1_1',
      },
      {
        text: 'Яма; глубокая, у школы',
        at: new Date('2026-11-01T20:00:00Z'),
        url: 'https://ok.ru/group/1/topic/2',
      },
    ]);
    const rejects = await ask('GET', `/${first.id}/rejects.csv`);
    expect(rejects.body.split('\r\n')).toEqual([
      '\u{FEFF}Row,Code,Reason,Дата,Текст обращения,Ссылка,Адрес',
      expect.stringContaining('4,row-date-unreadable,'),
      expect.stringContaining('5,row-text-missing,'),
      '',
    ]);
  });
});
