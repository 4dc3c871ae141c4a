import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDrivers, portalDriver } from '../channels/index.ts';
import { testChannel } from '../intake/testing/channel.ts';
import { testKeyRing } from '../intake/testing/key-ring.ts';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { createHttpServer, type HttpServer } from '../platform/http/server.ts';
import { createLog } from '../platform/log.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { createDirectories } from '../territory/index.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { residentsModule } from './index.ts';

const clock = heldClock('2026-11-02T10:00:00Z');
let database: Database;
let near: SmallRealm;
let far: SmallRealm;
let app: HttpServer;
let openForm: (realm: SmallRealm) => Promise<unknown>;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  near = await smallRealm(database, clock, 'near');
  far = await smallRealm(database, clock, 'far');
  const log = createLog('silent');
  app = await createHttpServer({ log, version: 'test' });
  const platform = {
    database,
    clock,
    log,
    keyRing: testKeyRing,
    dataDirectory: '',
    scanner: undefined,
    publicUrl: () => '',
  };
  const drivers = createDrivers([portalDriver]);
  await residentsModule({ ...platform, drivers, directories: createDirectories() }).routes?.(app);
  openForm = ({ realmId, regionCentreId }) =>
    testChannel(platform, { realmId, centreId: regionCentreId }, { driver: 'portal' });
});

afterAll(async () => {
  await app.close();
  await database.close();
});

const get = (url: string) => app.inject({ url, headers: { 'accept-language': 'en' } });

describe('the front door', () => {
  it('leads to the one region that takes messages, and lets people choose among several', async () => {
    await openForm(near);
    const only = await get('/r');
    expect([only.statusCode, only.headers.location]).toEqual([302, '/r/near']);
    expect((await get('/r/far')).body).toContain('Messages are not taken here directly.');
    expect((await get('/r/far/write')).statusCode).toBe(404);

    await openForm(far);
    const { statusCode, body } = await get('/r');
    expect(statusCode).toBe(200);
    expect(body).toContain('Choose your region');
    for (const code of ['near', 'far']) expect(body).toContain(`href="/r/${code}?lang=en"`);
    expect((await get('/r/far/write')).statusCode).toBe(200);
  });

  it('answers a mistyped address with a page that leads back', async () => {
    for (const url of ['/r/near/nowhere', '/r/near/a/b/c/d', '/r/nowhere']) {
      const reply = await get(url);
      expect(reply.statusCode).toBe(404);
      expect(reply.headers['content-type']).toContain('text/html');
      expect(reply.body).toContain('<a href="/r">');
    }
  });
});
