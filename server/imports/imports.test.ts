import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../app.ts';
import { heldClock } from '../platform/clock.ts';
import { csvLine } from '../platform/csv.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { createDirectories } from '../territory/index.ts';
import { type SmallRealm, smallRealm, smallRealmPassword } from '../territory/testing/small-realm.ts';
import { goOn, runKept } from './imports.jobs.ts';

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
  const platform = {
    database,
    clock,
    log,
    keyRing,
    dataDirectory,
    scanner: undefined,
    publicUrl: () => 'http://localhost',
  };
  app = await createApp({ ...platform, signingKeys: keyRing });
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

  it('reads as a person says, and remembers it for the next file with this header', async () => {
    const odd = (text: string) => `а,б\n02/03/2026,${text}\n`;
    const first = (await upload(odd('Лёд на ступенях поликлиники'))).json();
    const mapping = { text: 'б', publishedAt: 'а' };
    const saved = await ask('PUT', `/${first.id}/mapping`, first.version, { mapping, dayFirst: true });
    expect(saved.json()).toMatchObject({ mapping, dayFirst: true, problems: [] });
    expect((await ask('PUT', `/${first.id}/mapping`, first.version, { mapping })).statusCode).toBe(412);
    expect(
      (await ask('PUT', `/${first.id}/mapping`, saved.json().version, { mapping: { text: 'в' } })).json(),
    ).toMatchObject({
      code: 'import-column-unknown',
    });
    expect((await upload(odd('Лёд у школы'))).json()).toMatchObject({ mapping, dayFirst: true });
  });

  it('does not run without a text, nor twice, nor for somebody who may not', async () => {
    const row = (await upload('Сумма,Срок\n1,2\n')).json();
    expect(row.problems).toMatchObject([{ code: 'import-text-missing' }]);
    const begun = await ask('POST', `/${row.id}/run`, row.version);
    expect([begun.statusCode, begun.json().code]).toEqual([400, 'import-text-missing']);
    const operator = await signIn('operator@small.example');
    expect((await upload(table, 'table.csv', operator)).statusCode).toBe(403);
  });

  it('keeps what is in when it is cancelled, and leaves the rest out', async () => {
    const row = (await upload('Текст\nОтменённая строка\n')).json();
    const begun = (await ask('POST', `/${row.id}/run`, row.version)).json();
    const cancelled = await ask('POST', `/${row.id}/cancel`, begun.version);
    expect(cancelled.json()).toMatchObject({ state: 'cancelled', rowsRead: 0 });
    await runKept(parts, realm.realmId, row.id);
    expect((await ask('GET', `/${row.id}`)).json()).toMatchObject({ state: 'cancelled', rowsRead: 0 });
  });

  it('goes on behind the last row written when the process that read it has died', async () => {
    const row = (await upload('Текст\nпервая строка\nвторая строка\n')).json();
    await ask('POST', `/${row.id}/run`, row.version);
    // As a process leaves it that was killed after one row.
    await database.inRealm(realm.realmId, (tx) =>
      tx.run(sql`update imports set rows_read = 1, rows_new = 1, runner = ${row.id} where id = ${row.id}`),
    );
    await runKept(parts, realm.realmId, row.id);
    expect((await ask('GET', `/${row.id}`)).json()).toMatchObject({ state: 'running', rowsRead: 1 });
    clock.advance(61_000);
    await goOn(parts);
    await runKept(parts, realm.realmId, row.id);
    expect((await ask('GET', `/${row.id}`)).json()).toMatchObject({
      state: 'finished',
      rowsRead: 2,
      rowsNew: 2,
    });
  });

  it('is found again, the newest first, and tells when it began and ended', async () => {
    const { items } = (await ask('GET', '?limit=2')).json();
    expect(items).toHaveLength(2);
    expect(items[0].createdAt >= items[1].createdAt).toBe(true);
    const events = await database.inRealm(realm.realmId, (tx) =>
      tx.all(sql<{ type: string; times: number }>`select type, count(distinct stream_id) as times from events
        where type like 'import.%' and stream_id in (select id from imports where state = 'finished') group by type order by type`),
    );
    const [finished, started] = events;
    expect(finished).toMatchObject({ type: 'import.finished', times: started!.times });
  });
});

describe('the file of rejected rows', () => {
  it('cannot make a spreadsheet run anything', () => {
    expect(csvLine(['=1+1', '@a', '-5', '+7 900', 'a"b', 'x,y'])).toBe(
      `"'=1+1","'@a",-5,"'+7 900","a""b","x,y"\r\n`,
    );
  });
});
