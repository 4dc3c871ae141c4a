import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLinkToken } from '../cases/index.ts';
import { createDrivers, portalDriver } from '../channels/index.ts';
import { png } from '../files/testing/png.ts';
import { testChannel } from '../intake/testing/channel.ts';
import { testKeyRing } from '../intake/testing/key-ring.ts';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { createHttpServer, type HttpServer } from '../platform/http/server.ts';
import { createLog } from '../platform/log.ts';
import type { Platform } from '../platform/module.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { createDirectories } from '../territory/index.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { residentsModule } from './index.ts';
import { largestPhoto } from './read-form.ts';

const clock = heldClock('2026-11-02T10:00:00Z');
let database: Database;
let realm: SmallRealm;
let dataDirectory: string;
let app: HttpServer;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'heed portal '));
  app = await portal();
  const place = { realmId: realm.realmId, centreId: realm.regionCentreId };
  await testChannel({ database, clock, keyRing: testKeyRing }, place, { driver: 'portal' });
});

async function portal(more: Pick<Platform, 'scanner'> = { scanner: undefined }): Promise<HttpServer> {
  const log = createLog('silent');
  const platform = {
    database,
    clock,
    log,
    keyRing: testKeyRing,
    dataDirectory,
    publicUrl: () => '',
    ...more,
  };
  const server = await createHttpServer({ log, version: 'test' });
  const drivers = createDrivers([portalDriver]);
  await residentsModule({ ...platform, drivers, directories: createDirectories() }).routes?.(server);
  return server;
}

afterAll(async () => {
  await app.close();
  await database.close();
  await rm(dataDirectory, { recursive: true });
});

/** Sends the form as a browser does. */
async function write(
  token: string,
  photos: readonly Uint8Array<ArrayBuffer>[],
  text = 'A deep pothole',
  to = app,
  website = '',
) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ token, text, address: 'Garden Street 4', website }))
    form.append(name, value);
  // A browser sends an empty part for a field nobody put a file into.
  if (photos.length === 0) form.append('photos', new Blob([]), '');
  photos.forEach((bytes, index) => {
    form.append('photos', new Blob([bytes]), `photo ${index}.jpg`);
  });
  const request = new Response(form);
  return to.inject({
    method: 'POST',
    url: '/r/small/write?lang=en',
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

const filesOf = (token: string) =>
  database.inRealm(realm.realmId, (tx) =>
    tx.all(sql<{ name: string }>`select f.name from message_states s
      join message_files mf on mf.realm_id = s.realm_id and mf.message_id = s.message_id
      join files f on f.realm_id = mf.realm_id and f.id = mf.file_id
      where s.external_id = ${`form:${createHash('sha256').update(token).digest('base64url')}`} order by f.name`),
  );

/** Digests of all that lies on the disk. */
const kept = async () =>
  (await readdir(path.join(dataDirectory, 'files'), { recursive: true })).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  );

const picture = (shade: number) => new Uint8Array(png([shade, shade, shade]));

describe('the form with photos', () => {
  it('takes a message with its photos, once however often it is sent', async () => {
    const token = newLinkToken();
    for (const _again of [1, 2]) {
      const reply = await write(token, [picture(1), picture(2)]);
      expect(reply.statusCode).toBe(303);
      expect(reply.headers.location).toContain(`/r/small/a/${token}`);
    }
    expect(await filesOf(token)).toEqual([{ name: 'photo 0.jpg.png' }, { name: 'photo 1.jpg.png' }]);
  });

  it('takes a message without photos', async () => {
    const token = newLinkToken();
    expect((await write(token, [])).statusCode).toBe(303);
    expect(await filesOf(token)).toEqual([]);
  });

  it.each([
    ['what is no photo', () => [new Uint8Array(Buffer.from('<svg onload="alert(1)">'))], 400, 'not a photo'],
    [
      'a photo too large',
      () => [new Uint8Array(Buffer.concat([png([1, 2, 3]), Buffer.alloc(largestPhoto)]))],
      413,
      '10 MB',
    ],
    ['six photos', () => [1, 2, 3, 4, 5, 6].map(picture), 400, 'at most 5'],
    ['eight photos', () => [1, 2, 3, 4, 5, 6, 7, 8].map(picture), 400, 'at most 5'],
  ])('gives %s back with the words that were typed', async (_name, photos, status, words) => {
    const token = newLinkToken();
    const reply = await write(token, photos(), 'Typed with care');
    expect(reply.statusCode).toBe(status);
    expect(reply.body).toContain(words);
    expect(reply.body).toContain('Typed with care');
    expect(reply.body).toContain(token);
    expect(await filesOf(token)).toEqual([]);
    // Mended, it goes through.
    expect((await write(token, [picture(9)])).statusCode).toBe(303);
  });

  it.each([
    ['without words', newLinkToken(), ' ', '', 400],
    ['too long', newLinkToken(), 'x'.repeat(100_001), '', 413],
    ['out of date', 'an old form', 'Typed with care', '', 400],
    ['filled in by a program', newLinkToken(), 'Buy carpets', 'https://carpets.example', 303],
  ])('keeps no photo of a form that is %s', async (_how, token, text, website, status) => {
    await write(newLinkToken(), [picture(20)]);
    const before = await kept();
    const reply = await write(token, [picture(21), picture(22)], text, app, website);
    expect(reply.statusCode).toBe(status);
    expect(await kept()).toEqual(before);
  });

  it('keeps nothing that is no photo, nor what comes behind it', async () => {
    await write(newLinkToken(), [picture(20)]);
    const before = await kept();
    const reply = await write(newLinkToken(), [new Uint8Array(Buffer.from('words')), picture(23)]);
    expect(reply.body).toContain('not a photo');
    expect(await kept()).toEqual(before);
  });

  it('takes the photos of a form whose words come behind them', async () => {
    const token = newLinkToken();
    const form = new FormData();
    form.append('photos', new Blob([picture(24)]), 'a.png');
    for (const [name, value] of Object.entries({ token, text: 'A deep pothole' })) form.append(name, value);
    const request = new Response(form);
    const reply = await app.inject({
      method: 'POST',
      url: '/r/small/write?lang=en',
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    expect(reply.statusCode).toBe(303);
    expect(await filesOf(token)).toEqual([{ name: 'a.png' }]);
  });

  it('gives the words back, too, while nobody can look through the photos', async () => {
    const scanned = await portal({ scanner: { path: path.join(dataDirectory, 'nobody.ctl') } });
    const reply = await write(newLinkToken(), [picture(3)], 'Typed with care', scanned);
    await scanned.close();
    expect(reply.statusCode).toBe(503);
    expect(reply.body).toContain('checked for viruses');
    expect(reply.body).toContain('Typed with care');
  });

  it('answers a form that breaks off with the form again', async () => {
    const reply = await app.inject({
      method: 'POST',
      url: '/r/small/write?lang=en',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nCut o',
    });
    expect(reply.statusCode).toBe(400);
    expect(reply.body).toContain('<form');
  });
});
