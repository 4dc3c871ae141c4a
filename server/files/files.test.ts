import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../platform/actor.ts';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { createHttpServer, type HttpServer } from '../platform/http/server.ts';
import { newId } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { readBytes } from './blobs.ts';
import { dropUntied, findFile, tieTables } from './files.store.ts';
import { attachToMessage, type FilePlace, filesModule, forgetBytes, keepBytes } from './index.ts';
import { photo } from './testing/photo.ts';
import { png as picture } from './testing/png.ts';

const clock = heldClock('2026-11-02T10:00:00Z');
const png = picture([10, 20, 30]);

let database: Database;
let realm: SmallRealm;
let other: SmallRealm;
let dataDirectory: string;
let place: FilePlace;
let app: HttpServer;
let person: Person | undefined;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
  other = await smallRealm(database, clock, 'other');
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'heed файлы '));
  const log = createLog('silent');
  place = { database, dataDirectory, scanner: undefined, log };
  app = await createHttpServer({ log, version: 'test' });
  app.addHook('onRequest', async (request) => {
    request.person = person;
  });
  const keyRing = { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 1)]]) };
  const platform = { database, clock, log, keyRing, dataDirectory, scanner: undefined, publicUrl: () => '' };
  await filesModule(platform).routes?.(app);
});

afterAll(async () => {
  await app.close();
  await database.close();
  await rm(dataDirectory, { recursive: true });
});

async function* chunksOf(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

const keep = (bytes: Buffer, most = 1000) => keepBytes(place, realm.realmId, chunksOf(bytes), most);

/** A message of the region's centre with one file. @returns the file's id */
async function attached(bytes: Buffer, name: string, centreId = realm.regionCentreId): Promise<string> {
  const blob = { ...(await keep(bytes)), name };
  const { realmId } = realm;
  const [messageId, channelId] = [newId(), newId()];
  return database.inRealm(realmId, async (tx) => {
    await tx.run(sql`insert into message_states
      (realm_id, message_id, channel_id, external_id, centre_id, disposition, received_at)
      values (${realmId}, ${messageId}, ${channelId}, 'x', ${centreId}, 'received', ${clock.now()})`);
    const { fileIds } = await attachToMessage(tx, realmId, messageId, [blob], 10, clock.now());
    return fileIds[0]!;
  });
}

function read(id: string, as: Person | undefined) {
  person = as;
  return app.inject({ method: 'GET', url: `/api/files/${id}` });
}

describe('keeping bytes', () => {
  it('keeps a picture that promises more than a screen can hold, or is broken inside, but as no picture', async () => {
    const bomb = picture([1, 2, 3], { width: 40_000, height: 40_000 });
    expect(await keep(bomb)).toMatchObject({ size: bomb.length, type: 'application/octet-stream' });
    const broken = picture([1, 2, 3], { width: 400, height: 400 });
    expect(await keep(broken)).toMatchObject({ size: broken.length, type: 'application/octet-stream' });
  });

  it('keeps a photo drawn anew, with nothing hidden behind it, and tells what its camera wrote', async () => {
    const taken = photo({ at: '2026:11:02 12:30:00', zone: '+04:00' });
    const kept = await keep(Buffer.concat([taken, Buffer.from('PK and more')]));
    expect(kept).toMatchObject({ type: 'image/jpeg', camera: { takenAt: new Date('2026-11-02T08:30:00Z') } });
    const bytes = await buffer(await readBytes(dataDirectory, realm.realmId, kept.sha256));
    expect(['Exif', 'PK', '2026'].filter((words) => bytes.includes(words))).toEqual([]);
  });

  it('keeps the same bytes once, under their digest, and leaves nothing half-made', async () => {
    const [one, two] = [await keep(png), await keep(png)];
    expect(one.sha256).toEqual(two.sha256);
    expect(one).toMatchObject({ type: 'image/png', camera: null });
    await expect(keep(Buffer.alloc(1001))).rejects.toMatchObject({ code: 'file-too-large' });
    await expect(keep(Buffer.alloc(0))).rejects.toMatchObject({ code: 'file-empty' });
    const broken = async function* () {
      yield png;
      throw new Error('the line broke');
    };
    await expect(keepBytes(place, realm.realmId, broken(), 1000)).rejects.toThrow('the line broke');
    expect(await readdir(path.join(dataDirectory, 'files', realm.realmId, 'unfinished'))).toEqual([]);
    const digest = one.sha256.toString('hex');
    expect(await readdir(path.join(dataDirectory, 'files', realm.realmId, digest.slice(0, 2)))).toEqual([
      digest,
    ]);
  });
});

describe('attaching', () => {
  it('ties the same bytes to a message once, and no more files than allowed', async () => {
    const { realmId } = realm;
    const messageId = newId();
    const blobs = await Promise.all(
      ['a', 'b', 'c'].map(async (text) => ({ ...(await keep(Buffer.from(text))), name: text })),
    );
    const attach = () =>
      database.inRealm(realmId, (tx) => attachToMessage(tx, realmId, messageId, blobs, 2, clock.now()));
    expect(await attach()).toMatchObject({ fileIds: [expect.any(String), expect.any(String)], leftOut: 1 });
    expect(await attach()).toMatchObject({ fileIds: [], leftOut: 1 });
  });
});

describe('dropping a file', () => {
  it('knows all that files are tied to', async () => {
    const rows = await database.acrossRealms((tx) =>
      tx.all(sql<{ name: string }>`select conrelid::regclass::text as name from pg_constraint
        where contype = 'f' and confrelid = 'files'::regclass order by 1`),
    );
    expect(tieTables.toSorted()).toEqual(rows.map(({ name }) => name));
  });

  it('leaves one that is tied to something', async () => {
    const { realmId } = realm;
    const id = await attached(Buffer.from('tied'), 'tied.txt');
    const drop = () => database.inRealm(realmId, (tx) => dropUntied(tx, realmId, id));
    const isThere = () => database.inRealm(realmId, async (tx) => Boolean(await findFile(tx, realmId, id)));
    await drop();
    expect(await isThere()).toBe(true);
    await database.acrossRealms((tx) => tx.run(sql`delete from message_files where file_id = ${id}`));
    await drop();
    expect(await isThere()).toBe(false);
  });
});

describe('forgetting bytes', () => {
  it('takes them away, unless a row names them', async () => {
    const id = await attached(Buffer.from('named'), 'named.txt');
    const { sha256: named } = await keep(Buffer.from('named'));
    const { sha256: unnamed } = await keep(Buffer.from('not named'));
    for (const sha256 of [named, unnamed]) await forgetBytes(place, realm.realmId, sha256);
    expect((await read(id, realm.operator)).body).toBe('named');
    await expect(readBytes(dataDirectory, realm.realmId, unnamed)).rejects.toThrow('ENOENT');
  });
});

describe('reading a file', () => {
  it('shows a picture in its place, and lets nothing in it run', async () => {
    const reply = await read(await attached(png, 'яма.png'), realm.operator);
    expect(reply.statusCode).toBe(200);
    expect(reply.rawPayload.subarray(0, 8)).toEqual(png.subarray(0, 8));
    expect(reply.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="___.png"; filename*=UTF-8''${encodeURIComponent('яма.png')}`,
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; base-uri 'none';.* frame-ancestors 'none'; sandbox$/,
      ),
      'x-content-type-options': 'nosniff',
    });
  });

  it('hands out everything else only to be saved', async () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    const reply = await read(await attached(page, 'page.html'), realm.operator);
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(reply.headers['content-disposition']).toMatch(/^attachment; filename="page.html.txt"/);
  });

  it('is for those who may read what it belongs to', async () => {
    const id = await attached(png, 'x.png');
    expect((await read(id, undefined)).statusCode).toBe(401);
    expect((await read(id, realm.executor)).statusCode).toBe(403);
    expect((await read(id, other.operator)).statusCode).toBe(404);
    expect((await read(newId(), realm.operator)).statusCode).toBe(404);
  });

  it('says that a file is not there when its bytes are lost', async () => {
    const bytes = Buffer.from('to be lost');
    const id = await attached(bytes, 'lost.txt');
    const digest = (await keep(bytes)).sha256.toString('hex');
    await rm(path.join(dataDirectory, 'files', realm.realmId, digest.slice(0, 2), digest));
    expect((await read(id, realm.operator)).json()).toMatchObject({ code: 'file-unknown' });
  });
});
