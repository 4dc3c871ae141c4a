import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

export const fakeToken = '4242:AAabcdefghijklmnopqrstuvwxyz01234567';

export interface Call {
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A Bot API server of our own: it keeps updates until they are asked for past, and does to a call what it is told to. */
export interface FakeBotApi {
  readonly apiRoot: string;
  readonly calls: Call[];
  /** Adds an update with the next number. @returns that number */
  push(update: Record<string, unknown>): number;
  /** Files by their id; each is served under its own path. */
  readonly files: Map<string, Buffer>;
  /** What the next call of this method gets instead of the usual reply. */
  next(method: string, reply: (response: ServerResponse) => void): void;
  /** Resolves when a call of this method has come that fits. */
  called(method: string, fits?: (call: Call) => boolean): Promise<Call>;
  stop(): Promise<void>;
}

const Body = Type.Record(Type.String(), Type.Unknown());

/** A reply as Telegram makes it when it refuses. */
export const refusing =
  (code: number, description: string, parameters: Record<string, unknown> = {}) =>
  (response: ServerResponse) =>
    reply(response, { ok: false, error_code: code, description, parameters }, code);

/** A reply with a result of the test's own. */
export const answering = (result: unknown) => (response: ServerResponse) =>
  reply(response, { ok: true, result });

/** The connection breaks after the request has come. */
export const breaking = (response: ServerResponse) => void response.destroy();

function reply(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** @param at the port to stand at; any free one when left out */
export async function fakeBotApi(at = 0): Promise<FakeBotApi> {
  const state = createState();
  const server = createServer((request, response) => {
    void handle(state, request, response);
  });
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    calls: state.calls,
    files: state.files,
    push(update) {
      const id = state.nextUpdate++;
      state.updates.push({ update_id: id, ...update });
      for (const look of [...state.waiting]) look();
      return id;
    },
    next: (method, respond) => state.overrides.set(method, [...(state.overrides.get(method) ?? []), respond]),
    called: (method, fits = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          const found = state.calls.find((call) => call.method === method && fits(call));
          if (!found) return;
          state.watching.delete(look);
          resolve(found);
        };
        state.watching.add(look);
        look();
      }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createState() {
  return {
    calls: [] as Call[],
    updates: [] as { update_id: number }[],
    files: new Map<string, Buffer>(),
    overrides: new Map<string, ((response: ServerResponse) => void)[]>(),
    /** Polls held open, and tests that wait for a call. */
    waiting: new Set<() => void>(),
    watching: new Set<() => void>(),
    nextUpdate: 100,
    nextMessage: 9000,
  };
}
type State = ReturnType<typeof createState>;

async function handle(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '';
  if (url.startsWith(`/file/bot${fakeToken}/`)) return serveFile(state, url, response);
  const method = url.slice(`/bot${fakeToken}/`.length);
  if (url !== `/bot${fakeToken}/${method}`) return refusing(404, 'Not Found')(response);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Value.Parse(Body, JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}'));
  state.calls.push({ method, body });
  for (const look of [...state.watching]) look();
  const override = state.overrides.get(method)?.shift();
  if (override) return override(response);
  if (method === 'getUpdates') return giveUpdates(state, Number(body.offset ?? 0), request, response);
  reply(response, { ok: true, result: resultOf(state, method, body) });
}

function giveUpdates(state: State, offset: number, request: IncomingMessage, response: ServerResponse): void {
  state.updates = state.updates.filter((update) => update.update_id >= offset);
  const look = () => {
    if (state.updates.length === 0) return;
    state.waiting.delete(look);
    reply(response, { ok: true, result: state.updates.slice(0, 100) });
  };
  state.waiting.add(look);
  request.socket.once('close', () => state.waiting.delete(look));
  look();
}

function resultOf(state: State, method: string, body: Call['body']): unknown {
  if (method === 'sendMessage') {
    const chat = { id: body.chat_id, type: Number(body.chat_id) > 0 ? 'private' : 'supergroup' };
    return { message_id: state.nextMessage++, date: 1_700_000_000, chat, text: body.text };
  }
  if (method === 'getFile') return { file_id: body.file_id, file_path: `documents/${String(body.file_id)}` };
  return true;
}

function serveFile(state: State, url: string, response: ServerResponse): void {
  const name = url.slice(url.lastIndexOf('/') + 1);
  const bytes = state.files.get(name);
  if (name === 'moved') return void response.writeHead(302, { location: url.replace(name, 'doc') }).end();
  if (!bytes) return void response.writeHead(404).end();
  response.writeHead(200).end(bytes);
}

let messageNumber = 0;

/** A message of a person in a private chat with the bot, with anything else it should have. */
export function privateMessage(text: string | undefined, more: Record<string, unknown> = {}) {
  messageNumber += 1;
  const from = { id: 501, is_bot: false, first_name: 'Vera', last_name: 'Lind', language_code: 'ru' };
  return {
    message_id: messageNumber,
    date: 1_793_000_000,
    chat: { id: 501, type: 'private', first_name: 'Vera' },
    from,
    ...(text === undefined ? {} : { text }),
    ...more,
  };
}

/** A message in the discussion group of a channel. */
export function groupMessage(text: string | undefined, more: Record<string, unknown> = {}) {
  return privateMessage(text, {
    chat: { id: -1001234, type: 'supergroup', title: 'Town talk', username: 'towntalk' },
    ...more,
  });
}
