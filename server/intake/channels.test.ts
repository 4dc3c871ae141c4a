import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDrivers, manualDriver, portalDriver, telegramDriver } from '../channels/index.ts';
import { answering, fakeBotApi, fakeToken, refusing } from '../channels/telegram/testing/fake-bot-api.ts';
import type { Person } from '../platform/actor.ts';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { createHttpServer, type HttpServer } from '../platform/http/server.ts';
import { newId } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { openFromVault } from '../platform/vault.ts';
import { createWake } from '../platform/wake.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { intakeModule } from './intake.module.ts';
import { testChannel } from './testing/channel.ts';
import { testKeyRing } from './testing/key-ring.ts';

const clock = heldClock('2026-11-02T10:00:00Z');

let database: Database;
let realm: SmallRealm;
let app: HttpServer;
let person: Person | undefined;

/** What whoever runs the machine has named in its own nets. */
const near: string[] = [];

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
  const log = createLog('silent');
  app = await createHttpServer({ log, version: 'test' });
  app.addHook('onRequest', async (request) => {
    request.person = person;
  });
  const platform = {
    database,
    clock,
    log,
    keyRing: testKeyRing,
    dataDirectory: '',
    scanner: undefined,
    publicUrl: () => '',
  };
  const drivers = createDrivers([portalDriver, manualDriver, telegramDriver({ near })]);
  await intakeModule({ ...platform, drivers, wake: createWake() }).routes?.(app);
});

afterAll(async () => {
  await app.close();
  await database.close();
});

async function call(
  as: Person,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body?: object,
  version?: number,
) {
  person = as;
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  const reply = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}

const fields = {
  name: { ru: 'Телеграм', en: 'Telegram' },
  officialName: 'Town centre',
  config: {},
  enabled: true,
};
const bot = () => ({ ...fields, driver: 'telegram', centreId: realm.regionCentreId, secret: fakeToken });
const add = (body: object, as = realm.administrator) => call(as, 'POST', '/api/channels', body);

const stored = (id: string) =>
  database.inRealm(realm.realmId, async (tx) => {
    const row = await tx.one(sql<{ secretId: string | null; secrets: number }>`select secret_id as "secretId",
      (select count(*) from vault where kind = 'channel secret') as secrets from channels where id = ${id}`);
    const secret = row.secretId && (await openFromVault(tx, testKeyRing, realm.realmId, row.secretId));
    return { secret, secrets: row.secrets };
  });

describe('channels', () => {
  it('are added by an administrator, their secret sealed and never shown', async () => {
    const added = await add(bot());
    expect(added.status).toBe(201);
    expect(await stored(added.body.id)).toMatchObject({ secret: fakeToken });
    const listed = await call(realm.administrator, 'GET', '/api/channels');
    expect(JSON.stringify(listed.body)).not.toContain(fakeToken);
    const mine = listed.body.find(({ id }: { id: string }) => id === added.body.id);
    expect(mine).toMatchObject({
      version: 1,
      settings: { config: {}, hasSecret: true },
      can: { send: true },
    });
    const acts = await database.inRealm(realm.realmId, (tx) =>
      tx.all(sql<{ act: string }>`select act from outward_acts where subject_id = ${added.body.id}`),
    );
    expect(acts).toEqual([{ act: 'change channel' }]);
  });

  it('are shown to staff without their settings, and changed only by an administrator', async () => {
    const { body } = await add(bot());
    const listed = await call(realm.executor, 'GET', '/api/channels');
    const seen = listed.body.find(({ id }: { id: string }) => id === body.id);
    expect(seen).toMatchObject({ officialName: 'Town centre', settings: null });
    expect((await add(bot(), realm.curator)).status).toBe(403);
    expect((await call(realm.operator, 'PUT', `/api/channels/${body.id}`, fields, 1)).status).toBe(403);
  });

  it('are changed by whoever saw the last version; a secret replaced is gone', async () => {
    const { body } = await add(bot());
    const put = (change: object, version: number) =>
      call(realm.administrator, 'PUT', `/api/channels/${body.id}`, { ...fields, ...change }, version);
    const { secrets } = await stored(body.id);
    expect(await put({ enabled: false }, 1)).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await put({ enabled: true }, 1)).status).toBe(412);
    expect(await stored(body.id)).toEqual({ secret: fakeToken, secrets });
    const another = `77:${'b'.repeat(35)}`;
    expect((await put({ secret: another }, 2)).status).toBe(200);
    expect(await stored(body.id)).toEqual({ secret: another, secrets });
  });

  it('do not send a kept secret to another server', async () => {
    const { body } = await add(bot());
    const config = { apiRoot: 'https://elsewhere.example' };
    const put = (change: object) =>
      call(realm.administrator, 'PUT', `/api/channels/${body.id}`, { ...fields, config, ...change }, 1);
    expect((await put({})).body).toMatchObject({
      code: 'channel-misconfigured',
      params: { code: 'secret-again' },
    });
    expect((await put({ secret: fakeToken })).status).toBe(200);
  });

  it('are tried with their platform before they are saved, and a kept secret goes nowhere else', async () => {
    const telegram = await fakeBotApi();
    near.push(telegram.apiRoot);
    const config = { apiRoot: telegram.apiRoot };
    const probe = (body: object) =>
      call(realm.administrator, 'POST', '/api/channels/probe', {
        driver: 'telegram',
        centreId: realm.regionCentreId,
        ...body,
      });
    telegram.next(
      'getMe',
      answering({ id: 4242, is_bot: true, first_name: 'Centre', username: 'centre_bot' }),
    );
    expect((await probe({ config, secret: fakeToken })).body).toEqual({ account: '@centre_bot' });
    telegram.next('getMe', refusing(401, 'Unauthorized'));
    expect((await probe({ config, secret: fakeToken })).body.params).toMatchObject({
      code: 'telegram-refused',
    });
    const home = { apiRoot: 'http://127.0.0.1:5432' };
    expect((await probe({ config: home, secret: fakeToken })).body.params).toMatchObject({
      code: 'telegram-address',
    });
    const { body } = await add(bot());
    expect((await probe({ id: body.id, config })).body.params).toMatchObject({ code: 'secret-again' });
    await telegram.stop();
    expect((await probe({ config, secret: fakeToken })).body.params).toMatchObject({ code: 'unreachable' });
    person = realm.operator;
    expect(
      (
        await call(realm.operator, 'POST', '/api/channels/probe', {
          driver: 'portal',
          centreId: realm.regionCentreId,
          config: {},
        })
      ).status,
    ).toBe(403);
  });

  it('say in words what is wrong with them', async () => {
    const { status, body } = await add({ ...bot(), secret: 'nonsense' });
    expect(status).toBe(400);
    expect(body.detail).toContain('BotFather');
    expect((await add({ ...bot(), driver: 'pigeon' })).body.params).toMatchObject({ code: 'driver-unknown' });
  });
});

describe('registering by hand', () => {
  const register = (body: object, as = realm.operator) => call(as, 'POST', '/api/messages/register', body);
  const post = { kind: 'post', url: 'https://vk.com/wall-1_2', text: 'A pothole again' };

  it('needs a channel of the kind', async () => {
    expect((await register(post)).body).toMatchObject({
      code: 'no-such-channel',
      params: { kind: 'pasted' },
    });
  });

  it('takes a post once, however its address is written', async () => {
    const place = { realmId: realm.realmId, centreId: realm.regionCentreId };
    await testChannel({ database, clock, keyRing: testKeyRing }, place, {
      driver: 'manual',
      config: { kind: 'pasted' },
    });
    const first = await register({ ...post, authorName: 'Vera', publishedAt: '2026-11-01T10:00:00Z' });
    const again = await register({ ...post, url: 'http://m.vk.com/wall-1_2?utm_source=x#top' });
    expect(first).toMatchObject({ status: 200, body: { isNew: true } });
    expect(again.body).toEqual({ messageId: first.body.messageId, isNew: false });
    expect((await register({ ...post, url: 'javascript:alert(1)' })).body.code).toBe('address-unusable');
    expect((await register(post, realm.executor)).status).toBe(403);
  });

  it('takes a call, once however often its form is sent, with what the caller left in the vault', async () => {
    const place = { realmId: realm.realmId, centreId: realm.regionCentreId };
    await testChannel({ database, clock, keyRing: testKeyRing }, place, {
      driver: 'manual',
      config: { kind: 'hotline' },
    });
    const body = {
      kind: 'call',
      text: 'No heating',
      callerName: 'P.',
      phone: '+7 900 000-00-00',
      key: newId(),
    };
    const first = await register(body);
    expect((await register(body)).body).toEqual({ messageId: first.body.messageId, isNew: false });
    const row = await database.inRealm(realm.realmId, (tx) =>
      tx.one(sql<{
        private: boolean;
        source: string;
        authorId: string;
      }>`select private, source, author_id as "authorId"
        from messages where id = ${first.body.messageId}`),
    );
    expect(row).toMatchObject({ private: true, source: 'call' });
    const author = await database.inRealm(realm.realmId, (tx) =>
      openFromVault(tx, testKeyRing, realm.realmId, row.authorId),
    );
    expect(author).toEqual({ address: 'tel:+79000000000', name: 'P.', contact: '+7 900 000-00-00' });
  });
});
