import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createDrivers, type MemoryChannel, memoryChannel, telegramDriver } from '../channels/index.ts';
import {
  type FakeBotApi,
  fakeBotApi,
  fakeToken,
  privateMessage,
} from '../channels/telegram/testing/fake-bot-api.ts';
import { png } from '../files/testing/png.ts';
import { scannerOfBadThings } from '../files/testing/scanner.ts';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { createWake } from '../platform/wake.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { createAcceptance } from './accept-messages.ts';
import type { MissingFile } from './awaited-file.schema.ts';
import { missingFilesOf } from './awaited-files.store.ts';
import { fetchFiles } from './fetch-files.ts';
import { type ListenParts, listenToChannels } from './listening.ts';
import { testChannel } from './testing/channel.ts';
import { testKeyRing } from './testing/key-ring.ts';

const clock = heldClock('2026-11-02T10:00:00Z');
const times = { calmMs: 1, patienceMs: 60_000 };

let url: string;
let database: Database;
let realm: SmallRealm;
let api: FakeBotApi;
let memory: MemoryChannel;
let parts: ListenParts;
let dataDirectory: string;
let channels: string[];
let listening: { stop(): Promise<void> }[];

beforeAll(async () => {
  url = await testDatabase();
  database = openDatabase(url);
  realm = await smallRealm(database, clock);
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'heed files '));
});

afterAll(async () => {
  await database.close();
  await rm(dataDirectory, { recursive: true });
});

beforeEach(async () => {
  api = await fakeBotApi();
  memory = memoryChannel();
  channels = [];
  listening = [];
  const platform = { database, clock, keyRing: testKeyRing };
  parts = {
    ...platform,
    log: createLog('silent'),
    dataDirectory,
    scanner: undefined,
    publicUrl: () => 'https://heed.example',
    drivers: createDrivers([
      telegramDriver({ near: [api.apiRoot] }, { holdSeconds: 20, firstMs: 1, longestMs: 5 }),
      memory.driver,
    ]),
    wake: createWake(),
    accept: createAcceptance(platform),
  };
});

afterEach(async () => {
  for (const one of listening) await one.stop();
  await api.stop();
  await inRealm((tx) => tx.run(sql`update channels set enabled = false`));
});

const inRealm = <T>(work: Parameters<Database['inRealm']>[1]) =>
  database.inRealm(realm.realmId, work) as Promise<T>;

async function addChannel(driver: string, more: { config?: Record<string, unknown>; secret?: string } = {}) {
  const place = { realmId: realm.realmId, centreId: realm.regionCentreId };
  const id = await testChannel(parts, place, { driver, ...more });
  channels.push(id);
  return id;
}

const addTelegram = () => addChannel('telegram', { config: { apiRoot: api.apiRoot }, secret: fakeToken });

function listen(more: Partial<ListenParts> = {}) {
  const one = listenToChannels({ ...parts, ...more }, times);
  listening.push(one);
  return one;
}

const doneWith = (update: number) => api.called('getUpdates', ({ body }) => Number(body.offset) > update);

interface Shown {
  readonly id: string;
  readonly text: string;
  readonly shown: string;
  readonly deleted: boolean;
  readonly version: number;
}

const messagesOf = (channelId: string) =>
  inRealm<Shown[]>((tx) =>
    tx.all(sql<Shown>`select m.id, m.text, coalesce(v.text, m.text) as shown, coalesce(v.deleted, false) as deleted,
        s.version
      from messages m join message_states s on s.realm_id = m.realm_id and s.message_id = m.id
      left join lateral (select * from message_versions v where v.message_id = m.id order by version desc limit 1) v on true
      where m.channel_id = ${channelId} order by m.id`),
  );

const eventsOf = (messageId: string) =>
  inRealm<{ type: string }[]>((tx) =>
    tx.all(sql<{ type: string }>`select type from events where stream_id = ${messageId} order by id`),
  );

it('stores what a bot hears, once, though the process was killed before it wrote its offset', async () => {
  const channelId = await addTelegram();
  api.push({ message: privateMessage('No light in the yard') });
  const last = api.push({ message: privateMessage('And no water') });
  const child = spawn(process.execPath, [
    path.join(import.meta.dirname, 'dies-before-offset.fixture.ts'),
    url,
    api.apiRoot,
  ]);
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  expect(await messagesOf(channelId)).toHaveLength(2);
  listen();
  await doneWith(last);
  expect((await messagesOf(channelId)).map(({ text }) => text)).toEqual([
    'No light in the yard',
    'And no water',
  ]);
});

it('lets one process listen to a channel, and another take over when it goes', async () => {
  await addTelegram();
  const first = listen();
  await api.called('getUpdates');
  const other = memoryChannel('other');
  const marker = await addChannel('other');
  const elsewhere = openDatabase(url);
  // It has looked at all channels when it has come to the last one.
  const looked = new Promise<void>((resolve) => {
    const began = other.listening.set.bind(other.listening);
    other.listening.set = (id, context) => {
      if (id === marker) resolve();
      return began(id, context);
    };
  });
  const wake = createWake();
  const drivers = createDrivers([telegramDriver({ near: [api.apiRoot] }), other.driver]);
  listen({ database: elsewhere, wake, drivers });
  await looked;
  const polls = () => api.calls.filter(({ method }) => method === 'deleteWebhook').length;
  expect(polls()).toBe(1);
  await first.stop();
  wake.ring();
  const last = api.push({ message: privateMessage('To whoever is there') });
  await doneWith(last);
  expect(polls()).toBe(2);
  for (const one of listening.splice(0)) await one.stop();
  await elsewhere.close();
});

it('follows a channel that is switched off', async () => {
  const id = await addChannel('memory');
  listen();
  await expect.poll(() => memory.listening.has(id)).toBe(true);
  await inRealm((tx) =>
    tx.run(sql`update channels set enabled = false, version = version + 1 where id = ${id}`),
  );
  parts.wake.ring();
  await expect.poll(() => memory.listening.has(id)).toBe(false);
});

/** A message heard through the memory driver, and the sink it came through. */
async function heardInMemory() {
  const id = await addChannel('memory');
  listen();
  await expect.poll(() => memory.listening.has(id)).toBe(true);
  const { sink } = memory.listening.get(id)!;
  const message = {
    externalId: 'm1',
    text: 'No ligth',
    publishedAt: null,
    author: null,
    threadId: null,
    parentExternalId: null,
    url: null,
    title: null,
    private: false,
    reach: null,
    point: null,
    address: null,
    files: [],
  };
  await sink.message(message);
  return { id, sink, message };
}

it('keeps the first words, shows the latest, and takes each edit once', async () => {
  const { id, sink } = await heardInMemory();
  const [at1, at2] = [new Date('2026-11-02T10:01:00Z'), new Date('2026-11-02T10:02:00Z')];
  for (const [text, at] of [
    ['No light', at1],
    ['No light at all', at2],
    ['No light', at1],
    ['No light at all', at2],
    ['told too late', new Date('2026-11-02T10:00:30Z')],
  ] as const)
    await sink.edited('m1', text, at);
  await sink.edited('never heard', 'x', at1);
  const [row] = await messagesOf(id);
  expect(row).toMatchObject({ text: 'No ligth', shown: 'No light at all', version: 3 });
  expect((await eventsOf(row!.id)).map(({ type }) => type)).toEqual(['message.edited', 'message.edited']);
});

it('keeps the words of a message its author took back, and says so once', async () => {
  const { id, sink } = await heardInMemory();
  const at = new Date('2026-11-02T10:05:00Z');
  await sink.deleted('m1', at);
  await sink.deleted('m1', at);
  await sink.edited('m1', 'after the end', new Date('2026-11-02T10:06:00Z'));
  const [row] = await messagesOf(id);
  expect(row).toMatchObject({ shown: 'No ligth', deleted: true });
  expect((await eventsOf(row!.id)).map(({ type }) => type)).toEqual(['message.deleted']);
});

it('keeps what can be kept of what a channel brings, and is not stopped by what is no message', async () => {
  const { id, sink, message } = await heardInMemory();
  await sink.message({ ...message, externalId: 'empty', text: ' ' });
  await sink.message({ ...message, externalId: 'old', publishedAt: new Date(0) });
  await sink.message({ ...message, externalId: 'long', text: 'a'.repeat(200_000) });
  expect((await messagesOf(id)).map(({ text }) => text.length)).toEqual([8, 8, 100_000]);
});

const picture = (shade: number) => png([shade, shade, shade]);

async function filesOf(messageId: string) {
  return inRealm<{ name: string; type: string }[]>((tx) =>
    tx.all(sql<{ name: string; type: string }>`select f.name, f.type from message_files mf
      join files f on f.id = mf.file_id where mf.message_id = ${messageId} order by f.name`),
  );
}

const awaitedOf = (messageId: string) =>
  inRealm<{ key: string; state: string }[]>((tx) =>
    tx.all(sql<{ key: string; state: string }>`select key, state from awaited_files
      where message_id = ${messageId} order by key`),
  );

it('fetches what was attached after the message is stored, and takes it for what it is, not for its name', async () => {
  const channelId = await addTelegram();
  api.files.set('pic', picture(0));
  const document = { file_id: 'pic', file_unique_id: 'u1', file_name: 'invoice.exe', file_size: 100 };
  const huge = { file_id: 'huge', file_unique_id: 'u2', file_size: 50_000_000 };
  const lost = { file_id: 'lost', file_unique_id: 'u3' };
  const last = api.push({ message: privateMessage(undefined, { document, voice: huge, audio: lost }) });
  listen();
  await doneWith(last);
  const [row] = await messagesOf(channelId);
  await fetchFiles(parts, realm.realmId, row!.id);
  await fetchFiles(parts, realm.realmId, row!.id);
  expect(await filesOf(row!.id)).toEqual([{ name: 'invoice.exe.png', type: 'image/png' }]);
  expect(await awaitedOf(row!.id)).toEqual([
    { key: 'u1', state: 'stored' },
    { key: 'u2', state: 'too large' },
    { key: 'u3', state: 'gone' },
  ]);
  expect((await eventsOf(row!.id)).map(({ type }) => type)).toEqual(['message.files-added']);
});

it('leaves a file to be fetched later when the platform is away, and adds the rest of an album', async () => {
  const channelId = await addTelegram();
  api.files.set('one', picture(1));
  api.files.set('two', picture(2));
  const photo = (id: string) => [{ file_id: id, file_unique_id: `u-${id}` }];
  const album = { media_group_id: 'g1' };
  api.push({
    message: privateMessage('The pit', {
      text: undefined,
      caption: 'The pit',
      photo: photo('one'),
      ...album,
    }),
  });
  const last = api.push({ message: privateMessage(undefined, { photo: photo('two'), ...album }) });
  listen();
  await doneWith(last);
  const rows = await messagesOf(channelId);
  expect(rows).toHaveLength(1);
  api.next('getFile', (response) => void response.destroy());
  await expect(fetchFiles(parts, realm.realmId, rows[0]!.id)).rejects.toThrow('1 of 2');
  await fetchFiles(parts, realm.realmId, rows[0]!.id);
  expect(await filesOf(rows[0]!.id)).toHaveLength(2);
});

it('takes no file in that a virus was found in, says so, and fetches later what nobody could look at', async () => {
  const channelId = await addTelegram();
  api.files.set('bad', Buffer.from('a bad thing'));
  api.files.set('good', Buffer.from('a good thing'));
  const document = { file_id: 'bad', file_unique_id: 'u1', file_name: 'bill.doc' };
  const audio = { file_id: 'good', file_unique_id: 'u2', file_name: 'call.txt' };
  const last = api.push({ message: privateMessage(undefined, { document, audio }) });
  listen();
  await doneWith(last);
  const [row] = await messagesOf(channelId);
  const missing = () =>
    inRealm<Map<string, MissingFile[]>>((tx) => missingFilesOf(tx, realm.realmId, [row!.id]));
  const away = { ...parts, scanner: { path: '/nowhere/clamd.ctl' } };
  await expect(fetchFiles(away, realm.realmId, row!.id)).rejects.toThrow('2 of 2');
  expect((await missing()).get(row!.id)?.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  const scanner = await scannerOfBadThings();
  await fetchFiles({ ...parts, scanner: scanner.address }, realm.realmId, row!.id);
  await scanner.close();
  expect((await filesOf(row!.id)).map(({ name }) => name)).toEqual(['call.txt']);
  expect((await missing()).get(row!.id)).toEqual([{ name: 'bill.doc', state: 'infected' }]);
});

it('asks for the fetching in the transaction that stores the message', async () => {
  const channelId = await addTelegram();
  const last = api.push({
    message: privateMessage(undefined, { photo: [{ file_id: 'p', file_unique_id: 'u' }] }),
  });
  listen();
  await doneWith(last);
  const [row] = await messagesOf(channelId);
  const jobs = await database.acrossRealms((tx) =>
    tx.all(
      sql<{ key: string }>`select key from graphile_worker.jobs where key = ${`fetch-files:${row!.id}`}`,
    ),
  );
  expect(jobs).toHaveLength(1);
});
