import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHttpServer, type HttpServer } from '../../platform/http/server.ts';
import { createLog } from '../../platform/log.ts';
import type { ChannelContext, HeardMessage } from '../contract.ts';
import { telegramDriver } from './telegram.driver.ts';
import { type FakeBotApi, fakeBotApi, fakeToken, privateMessage } from './testing/fake-bot-api.ts';

const channelId = '00000000-0000-7000-8000-000000000002';
const near: string[] = [];
const driver = telegramDriver({ near });

let api: FakeBotApi;
let app: HttpServer;
let context: ChannelContext;
let secret: string;
let broken = false;
const heard: HeardMessage[] = [];

beforeAll(async () => {
  api = await fakeBotApi();
  near.push(api.apiRoot);
  context = {
    realmId: '00000000-0000-7000-8000-000000000001',
    channelId,
    officialName: 'Town centre',
    language: 'en',
    publicUrl: 'https://heed.example',
    config: { apiRoot: api.apiRoot, receive: 'webhook' },
    secret: fakeToken,
    log: createLog('silent'),
    sink: {
      message: async (message) => {
        if (broken) throw new Error('the database is away');
        heard.push(message);
      },
      edited: async () => {},
      deleted: async () => {},
    },
    position: { read: async () => null, write: async () => {} },
  };
  app = await createHttpServer({ log: createLog('silent'), version: 'test' });
  driver.mount!(app, async (id) => (id === channelId ? context : undefined));
  const listening = driver.listen!(context);
  const { body } = await api.called('setWebhook');
  await listening.stop();
  expect(body.url).toBe(`https://heed.example/channels/${channelId}/telegram`);
  secret = String(body.secret_token);
});

afterAll(async () => {
  await app.close();
  await api.stop();
});

const post = (shown: string | undefined, channel = channelId) =>
  app.inject({
    method: 'POST',
    url: `/channels/${channel}/telegram`,
    headers: shown === undefined ? {} : { 'x-telegram-bot-api-secret-token': shown },
    payload: { update_id: 1, message: privateMessage('No light in the yard') },
  });

it('takes updates that show the secret it gave to Telegram', async () => {
  expect((await post(secret)).statusCode).toBe(200);
  expect(heard.map(({ text }) => text)).toEqual(['No light in the yard']);
});

it('has no such page for whoever does not know the secret, or for another channel', async () => {
  const replies = [
    await post(undefined),
    await post('x'),
    await post(`${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`),
    await post(secret, '00000000-0000-7000-8000-000000000003'),
  ];
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
  expect(heard).toHaveLength(1);
});

it('asks Telegram to bring it again when it could not be stored', async () => {
  broken = true;
  expect((await post(secret)).statusCode).toBe(500);
  broken = false;
});
