import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../platform/log.ts';
import type { ChannelContext, HeardMessage, Outgoing } from '../contract.ts';
import { telegramDriver } from './telegram.driver.ts';
import {
  breaking,
  type FakeBotApi,
  fakeBotApi,
  fakeToken,
  groupMessage,
  privateMessage,
  refusing,
} from './testing/fake-bot-api.ts';

/** The server of these tests stands on this machine: named as whoever runs Heed would name it. */
const near: string[] = [];
const driver = telegramDriver({ near }, { holdSeconds: 20, firstMs: 1, longestMs: 5 });

let api: FakeBotApi;
let listening: { stop(): Promise<void> }[];
/** What survives a process: what was stored, and the position. */
let stored: Map<string, HeardMessage>;
let edits: { externalId: string; text: string }[];
let position: unknown;
let arrived: () => void;

beforeEach(async () => {
  api = await fakeBotApi();
  near.splice(0, near.length, api.apiRoot);
  listening = [];
  stored = new Map();
  edits = [];
  position = null;
  arrived = () => {};
});

afterEach(async () => {
  for (const one of listening) await one.stop();
  await api.stop();
});

function keepPosition(next: unknown): void {
  position = next;
}

function contextWith(more: Partial<ChannelContext> = {}): ChannelContext {
  return {
    realmId: '00000000-0000-7000-8000-000000000001',
    channelId: '00000000-0000-7000-8000-000000000002',
    officialName: 'Town centre',
    language: 'ru',
    publicUrl: 'https://heed.example',
    config: { apiRoot: api.apiRoot },
    secret: fakeToken,
    log: createLog('silent'),
    sink: {
      message: async (message) => {
        if (!stored.has(message.externalId)) stored.set(message.externalId, message);
        arrived();
      },
      edited: async (externalId, text) => {
        edits.push({ externalId, text });
        arrived();
      },
      deleted: async () => {},
    },
    position: { read: async () => position, write: async (next) => keepPosition(next) },
    ...more,
  };
}

function listen(context = contextWith()) {
  const one = driver.listen!(context);
  listening.push(one);
  return one;
}

/** Resolves when this many messages are stored. */
function storedMessages(count: number): Promise<HeardMessage[]> {
  return new Promise((resolve) => {
    arrived = () => {
      if (stored.size >= count) resolve([...stored.values()]);
    };
    arrived();
  });
}

/** Resolves when Telegram is asked for updates past this one: everything up to it is done with. */
const doneWith = (update: number) => api.called('getUpdates', ({ body }) => Number(body.offset) > update);

describe('listening to Telegram', () => {
  it('hears private chats as private messages and groups as public ones', async () => {
    const mine = privateMessage('No light in the yard');
    const parent = 77;
    const theirs = groupMessage('Same here', {
      reply_to_message: { message_id: parent },
      message_thread_id: 70,
    });
    api.push({ message: mine });
    api.push({ message: theirs });
    listen();
    const [first, second] = await storedMessages(2);
    expect(first).toMatchObject({
      externalId: `501/${mine.message_id}`,
      text: 'No light in the yard',
      private: true,
      threadId: '501',
      author: { address: 'tg:501', name: 'Vera Lind' },
      url: null,
    });
    expect(second).toMatchObject({
      private: false,
      threadId: '-1001234/thread/70',
      parentExternalId: `-1001234/${parent}`,
      title: 'Town talk',
      url: `https://t.me/towntalk/${theirs.message_id}`,
    });
  });

  it('moves its position only past what is stored, and hears the rest again after a death', async () => {
    const first = api.push({ message: privateMessage('one') });
    const second = api.push({ message: privateMessage('two') });
    const dying = contextWith({
      position: { read: async () => position, write: () => Promise.reject(new Error('killed')) },
    });
    const dead = listen(dying);
    await storedMessages(2);
    await dead.stop();
    expect(position).toBeNull();
    listen();
    await doneWith(second);
    expect(stored.size).toBe(2);
    expect(position).toEqual({ bot: '4242', offset: second + 1 });
    expect(first).toBeLessThan(second);
  });

  it('brings a message again when it could not be stored, and nothing behind it is passed over', async () => {
    let broken = true;
    const context = contextWith();
    const message = async (heard: HeardMessage) => {
      if (broken && heard.text === 'two') {
        broken = false;
        throw new Error('the database is away');
      }
      return context.sink.message(heard);
    };
    for (const text of ['one', 'two', 'three']) api.push({ message: privateMessage(text) });
    listen({ ...context, sink: { ...context.sink, message } });
    expect((await storedMessages(3)).map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });

  it('goes on after broken connections, errors of the server and being told to slow down', async () => {
    api.next('getUpdates', breaking);
    api.next('getUpdates', refusing(502, 'Bad Gateway'));
    api.next('getUpdates', refusing(429, 'Too Many Requests', { retry_after: 0 }));
    api.push({ message: privateMessage('still here') });
    listen();
    expect((await storedMessages(1))[0]!.text).toBe('still here');
  });

  it('starts anew when another bot takes the channel over', async () => {
    position = { bot: '1', offset: 1_000_000 };
    api.push({ message: privateMessage('to the new bot') });
    listen();
    expect(await storedMessages(1)).toHaveLength(1);
  });

  it('tells of edits, and leaves a moving place alone', async () => {
    const original = privateMessage('No ligth');
    api.push({ message: original });
    api.push({ edited_message: { ...original, text: 'No light', edit_date: 1_793_000_060 } });
    const { text: _text, ...place } = original;
    const moving = { ...place, location: { longitude: 1, latitude: 2 }, edit_date: 1_793_000_061 };
    const last = api.push({ edited_message: moving });
    listen();
    await doneWith(last);
    expect(edits).toEqual([{ externalId: `501/${original.message_id}`, text: 'No light' }]);
  });

  it('hears files, captions and places, and puts an album together', async () => {
    const photo = (id: string) => [
      { file_id: `${id}-small`, file_unique_id: `${id}-s`, file_size: 10 },
      { file_id: id, file_unique_id: `u-${id}`, file_size: 1000 },
    ];
    api.push({
      message: privateMessage(undefined, { photo: photo('a'), caption: 'The pit', media_group_id: 'g' }),
    });
    api.push({ message: privateMessage(undefined, { photo: photo('b'), media_group_id: 'g' }) });
    const last = api.push({
      message: privateMessage(undefined, { location: { longitude: 50.1, latitude: 53.2 } }),
    });
    const heard: HeardMessage[] = [];
    const context = contextWith();
    const message = async (one: HeardMessage) => void heard.push(one);
    listen({ ...context, sink: { ...context.sink, message } });
    await doneWith(last);
    const [pit, more, place] = heard;
    expect(pit).toMatchObject({ text: 'The pit', files: [{ key: 'u-a', ref: 'a', size: 1000 }] });
    expect(more).toMatchObject({ externalId: pit!.externalId, files: [{ key: 'u-b' }] });
    expect(place).toMatchObject({ text: '', point: { lon: 50.1, lat: 53.2 } });
  });

  it('passes over service messages, bots, the post itself and updates of another shape', async () => {
    api.push({ message: groupMessage(undefined, { new_chat_title: 'Talk' }) });
    api.push({ message: groupMessage('I am a bot', { from: { id: 9, is_bot: true, first_name: 'B' } }) });
    api.push({ message: groupMessage('Our post', { is_automatic_forward: true }) });
    api.push({ message: { message_id: 'x' } });
    api.push({ message: privateMessage('a person') });
    listen();
    expect((await storedMessages(1)).map(({ text }) => text)).toEqual(['a person']);
  });

  it('welcomes once in the language of the person, not again after a death', async () => {
    const from = { id: 501, is_bot: false, first_name: 'Vera', language_code: 'en-GB' };
    const update = api.push({ message: privateMessage('/start', { from }) });
    const first = listen();
    await doneWith(update);
    await first.stop();
    listen();
    await api.called('getUpdates', ({ body }) => body.offset === update + 1);
    const sent = api.calls.filter(({ method }) => method === 'sendMessage');
    expect(sent).toHaveLength(1);
    expect(sent[0]!.body).toMatchObject({ chat_id: 501, text: expect.stringContaining('Town centre') });
    expect(stored.size).toBe(0);
  });
});

const outgoing = (more: Partial<Outgoing> = {}): Outgoing => ({
  key: 'k',
  manner: 'public',
  text: 'Repaired today.',
  inReplyTo: { externalId: '-1001234/7', threadId: '-1001234/thread/5' },
  to: { address: 'tg:501', name: null, contact: null },
  ...more,
});
const send = (more?: Partial<Outgoing>) => driver.send!(contextWith(), outgoing(more));
const lastSent = () => api.calls.findLast(({ method }) => method === 'sendMessage')?.body;

describe('answering in Telegram', () => {
  it('answers in the thread to the very message, or to its author alone', async () => {
    expect(await send()).toMatchObject({ outcome: 'sent', externalId: '-1001234/9000' });
    expect(lastSent()).toMatchObject({ chat_id: -1001234, reply_parameters: { message_id: 7 } });
    expect(lastSent()).not.toHaveProperty('message_thread_id');
    await send({ inReplyTo: { externalId: '-1001234/7', threadId: '-1001234/topic/5' } });
    expect(lastSent()).toMatchObject({ message_thread_id: 5 });
    await send({ manner: 'private' });
    expect(lastSent()).toMatchObject({ chat_id: 501 });
  });

  it('never posts in a group what is for somebody who wrote in its name', async () => {
    const to = { address: 'tg-chat:-1001234', name: 'Town talk', contact: null };
    expect(await send({ manner: 'private', to })).toMatchObject({ outcome: 'refused' });
    expect(lastSent()).toBeUndefined();
  });

  it.each([
    [
      'is asked too often',
      refusing(429, 'Too Many Requests', { retry_after: 7 }),
      { outcome: 'again', afterMs: 7000 },
    ],
    ['was blocked', refusing(403, 'Forbidden: bot was blocked by the user'), { outcome: 'refused' }],
    ['finds no chat', refusing(400, 'Bad Request: chat not found'), { outcome: 'refused' }],
  ])('knows that nothing was sent when it %s', async (_name, response, expected) => {
    api.next('sendMessage', response);
    expect(await send()).toMatchObject(expected);
  });

  it.each([
    ['a fault of the server', refusing(500, 'Internal Server Error')],
    ['a broken connection', breaking],
  ])('does not know after %s', async (_name, response) => {
    api.next('sendMessage', response);
    await expect(send()).rejects.toThrow();
  });

  it('tries again when nobody took the call', async () => {
    near.push('http://127.0.0.1:1');
    const context = contextWith({ config: { apiRoot: near.at(-1) } });
    expect(await driver.send!(context, outgoing())).toMatchObject({
      outcome: 'again',
      error: 'ECONNREFUSED',
    });
  });

  it('follows a group that became a supergroup', async () => {
    api.next(
      'sendMessage',
      refusing(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -100999 }),
    );
    expect(await send()).toMatchObject({ outcome: 'sent', externalId: '-100999/9000' });
  });

  it('refuses what is longer than Telegram takes, counted as Telegram counts', async () => {
    expect(await send({ text: '🙂'.repeat(2049) })).toMatchObject({ outcome: 'refused' });
    expect(await send({ text: '🙂'.repeat(2048) })).toMatchObject({ outcome: 'sent' });
  });

  it('edits and deletes, and takes "it is so already" for done', async () => {
    expect(await driver.edit!(contextWith(), '501/9000', 'Better words')).toMatchObject({ outcome: 'sent' });
    api.next('editMessageText', refusing(400, 'Bad Request: message is not modified'));
    expect(await driver.edit!(contextWith(), '501/9000', 'Better words')).toMatchObject({ outcome: 'sent' });
    api.next('deleteMessage', refusing(400, 'Bad Request: message to delete not found'));
    expect(await driver.delete!(contextWith(), '501/9000')).toMatchObject({ outcome: 'sent' });
  });
});

describe('files of Telegram', () => {
  it('fetches the bytes, and knows when they are gone', async () => {
    api.files.set('doc', Buffer.from('%PDF-1.7'));
    const got = await driver.fetchFile!(contextWith(), 'doc');
    if (got.outcome !== 'fetched') throw new Error(got.error);
    const chunks: Uint8Array[] = [];
    for await (const chunk of got.bytes) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('%PDF-1.7');
    expect(await driver.fetchFile!(contextWith(), 'lost')).toMatchObject({ outcome: 'gone' });
    api.next('getFile', refusing(400, 'Bad Request: file is too big'));
    expect(await driver.fetchFile!(contextWith(), 'big')).toMatchObject({ outcome: 'gone' });
  });

  it('is led nowhere else by a redirect, and no error holds the token', async () => {
    api.files.set('doc', Buffer.from('%PDF-1.7'));
    const failure: unknown = await driver.fetchFile!(contextWith(), 'moved').catch((error) => error);
    if (!(failure instanceof Error)) throw new Error('it went there');
    expect(`${failure.message} ${String(failure.cause)}`).not.toContain(fakeToken);
  });
});

describe('a server in our own nets', () => {
  const named = () => contextWith({ config: { apiRoot: 'https://bots.example' } });
  const leadsHome = telegramDriver(
    { resolve: async () => [{ address: '127.0.0.1', family: 4 }] },
    { holdSeconds: 20, firstMs: 1, longestMs: 5 },
  );

  it('is not reached by a name that leads there, whatever is asked', async () => {
    const { config, secret } = named();
    expect(await leadsHome.probe!(config, secret)).toEqual({
      outcome: 'refused',
      problem: 'telegram-address',
    });
    expect(await leadsHome.send!(named(), outgoing())).toMatchObject({
      outcome: 'again',
      error: 'address-refused',
    });
    await expect(leadsHome.fetchFile!(named(), 'doc')).rejects.toThrow();
  });

  it('is not reached by its number, though it was saved before', async () => {
    await expect(leadsHome.send!(contextWith(), outgoing())).rejects.toThrow('telegram-address');
    expect(api.calls).toEqual([]);
  });

  it('is not reached by a redirect of a server that may be asked', async () => {
    const sendTo = `/bot${fakeToken}/deleteMessage`;
    api.next('sendMessage', (response) => response.writeHead(307, { location: sendTo }).end());
    await expect(driver.send!(contextWith(), outgoing())).rejects.toThrow();
    expect(api.calls.map(({ method }) => method)).toEqual(['sendMessage']);
  });
});

describe('checking the configuration', () => {
  it.each([
    [{}, fakeToken, []],
    [{ apiRoot: 'https://bots.example/api' }, fakeToken, []],
    [{}, null, ['secret-missing']],
    [{}, 'not a token', ['telegram-token']],
    [{ apiRoot: 'ftp://x' }, fakeToken, ['telegram-config']],
    [{ apiRoot: 'https://bots.example/' }, fakeToken, ['telegram-config']],
    [{ apiRoot: 'https://bots.example#' }, fakeToken, ['telegram-config']],
    [{ apiRoot: 'https://bots.example@10.0.0.1' }, fakeToken, ['telegram-config']],
    [{ apiRoot: 'http://10.0.0.1:8081' }, fakeToken, ['telegram-address']],
    [{ apiRoot: 'https://2130706433' }, fakeToken, ['telegram-address']],
    [{ apiRoot: 'http://bots.example' }, fakeToken, ['telegram-address']],
    [{ apiRoot: 'https://bots.internal' }, fakeToken, ['telegram-address']],
    [{ chat: 1 }, fakeToken, ['telegram-config']],
  ])('of %j says %s %j', (config, secret, problems) => {
    expect(driver.check(config, secret)).toEqual(problems);
  });
});
