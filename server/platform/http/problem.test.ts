import { request } from 'node:http';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { createHttpServer, type HttpServer } from './server.ts';

let app: HttpServer;

beforeAll(async () => {
  app = await createHttpServer({ log: createLog('silent'), version: 'test' });
  const body = Type.Object(
    {
      text: Type.String({ minLength: 1, maxLength: 5 }),
      kind: Type.Optional(Type.Enum(['call', 'post'])),
      state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('ended'), Type.Null()])),
      name: Type.Optional(Type.Record(Type.String(), Type.String(), { minProperties: 1 })),
      url: Type.Optional(Type.String({ format: 'uri' })),
      day: Type.Optional(Type.String({ format: 'date' })),
      at: Type.Optional(Type.String({ format: 'date-time' })),
      words: Type.Optional(Type.Array(Type.String(), { maxItems: 2 })),
      place: Type.Optional(Type.Object({ lon: Type.Number({ minimum: -180 }) })),
    },
    { additionalProperties: false },
  );
  const querystring = Type.Object({ limit: Type.Optional(Type.Integer()) });
  app.get('/api/things', { config: { policy: 'public' }, schema: { querystring } }, () => ({}));
  app.get('/api/things/:name', { config: { policy: 'public' } }, () => ({}));
  const words = Type.Object({ q: Type.String() });
  const place = Type.Object({ lon: Type.Number() });
  const open = Type.Object({
    text: Type.String(),
    places: Type.Optional(Type.Array(place)),
    strict: Type.Optional(Type.Object({ place }, { additionalProperties: false })),
    data: Type.Optional(Type.Record(Type.String(), Type.Number())),
  });
  app.post('/api/things/:name', { config: { policy: 'public' }, schema: { body: open } }, (request) => ({
    name: 'from the address',
    ...request.body,
  }));
  app.get(
    '/api/words',
    { config: { policy: 'public' }, schema: { querystring: words } },
    ({ query }) => query,
  );
  app.get('/api/full', { config: { policy: 'public' } }, () => {
    throw Object.assign(new Error('could not extend file'), { code: '53100' });
  });
  app.get('/api/raced', { config: { policy: 'public' } }, () => {
    throw Object.assign(new Error('duplicate key'), { code: '23505' });
  });
  app.post('/api/deep', { config: { policy: 'public' } }, ({ body }) => ({ body: JSON.stringify(body) }));
  app.get('/api/broken', { config: { policy: 'public' } }, () => {
    throw new Error('column "secret_column" does not exist');
  });
  app.post('/api/forms', { config: { policy: 'public' } }, async (request) => {
    await (await request.file())?.toBuffer();
    return {};
  });
  app.post('/api/things', { config: { policy: 'public' }, schema: { body } }, () => ({}));
});
afterAll(() => app.close());

async function refused(payload: unknown, language: string) {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/things',
    headers: { 'accept-language': language, 'content-type': 'application/json' },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
  return { status: reply.statusCode, ...(reply.json() as { detail: string; params: object }) };
}

describe('a reply of the API', () => {
  it('is kept by no browser, whether it went well or not', async () => {
    for (const url of ['/api/things', '/api/things?limt=5', '/api/nothing'])
      expect((await app.inject({ url })).headers['cache-control']).toBe('no-store');
  });
});

describe('a fault of ours', () => {
  it('is told as no more than that: no words of the database, no place in the code', async () => {
    const reply = await app.inject({ url: '/api/broken', headers: { 'accept-language': 'en' } });
    expect(reply.statusCode).toBe(500);
    expect(reply.json()).toMatchObject({ code: 'went-wrong', params: {}, instance: '/api/broken' });
    expect(reply.body).not.toMatch(/secret_column|\.ts|at \w/);
  });
});

describe('a request that does not fit its schema', () => {
  it('finds nothing at an address with a zero byte', async () => {
    expect((await app.inject({ url: '/api/things/a%00' })).statusCode).toBe(404);
    expect((await app.inject({ url: '/api/things/a' })).statusCode).toBe(200);
  });
  it('has no zero byte in what it asks for', async () => {
    const reply = await app.inject({ url: '/api/words?q=a%00b%20c%FF' });
    expect(reply.json()).toEqual({ q: 'a\u{FFFD}b c\u{FFFD}' });
  });
  it('is told that nothing was taken where the disk is full', async () => {
    const reply = await app.inject({ url: '/api/full', headers: { 'accept-language': 'en' } });
    expect(reply.json()).toMatchObject({ status: 503, code: 'no-room' });
    expect(reply.body).toContain('was not taken');
  });
  it('is the other of two where both did the same at once', async () => {
    const reply = await app.inject({ url: '/api/raced' });
    expect(reply.json()).toMatchObject({ status: 412, code: 'changed-meanwhile' });
  });
  it('is refused where it is nested deeper than anybody can follow', async () => {
    const payload = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const headers = { 'content-type': 'application/json' };
    const reply = await app.inject({ method: 'POST', url: '/api/deep', headers, payload });
    expect(reply.json()).toMatchObject({ status: 400, params: { problem: 'body' } });
  });
  it.each(['/api/things/%FF', '/api/things/%', `/api/things/${'a'.repeat(3000)}`])(
    'finds nothing at an address that cannot be read: %.20s',
    async (url) => {
      const reply = await app.inject({ url, headers: { 'accept-language': 'en' } });
      expect(reply.statusCode).toBe(404);
      expect(reply.headers['content-type']).toContain('application/problem+json');
      expect(reply.json()).toMatchObject({ code: 'not-found', instance: url });
    },
  );
  it.each([
    ['multipart/form-data', 'form'],
    ['multipart/form-data; boundary=x', 'form'],
    [`multipart/form-data; boundary=${'x'.repeat(300)}`, 'form'],
    ['text/xml', 'mediaType'],
  ])('is refused where a form of %s cannot be read', async (type, problem) => {
    const headers = { 'content-type': type };
    const reply = await app.inject({ method: 'POST', url: '/api/forms', headers, payload: 'broken' });
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ code: 'invalid', params: { problem } });
  });
  it('is refused for a parameter nobody knows, so that no mistyped filter lists everything', async () => {
    const reply = await app.inject({ url: '/api/things?limt=5' });
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ params: { field: 'limt', problem: 'additionalProperties' } });
    expect((await app.inject({ url: '/api/things?limit=5' })).statusCode).toBe(200);
  });
  it('is refused for a parameter named twice, and for a key that reaches into every object', async () => {
    expect((await app.inject({ url: '/api/things?limit=5&limit=6' })).statusCode).toBe(400);
    for (const text of ['{"text":"a","__proto__":{"b":1}}', '{"text":"a","constructor":{"prototype":{}}}'])
      expect(await refused(text, 'en')).toMatchObject({ status: 400, code: 'invalid' });
  });
  it('brings in nothing that its description does not name', async () => {
    const payload = { text: 'a', name: 'another' };
    const reply = await app.inject({ method: 'POST', url: '/api/things/one', payload });
    expect(reply.json()).toEqual({ name: 'from the address', text: 'a' });
    const post = (body: object) => app.inject({ method: 'POST', url: '/api/things/one', payload: body });
    const point = { lon: 1, id: 'another' };
    const deep = await post({
      text: 'a',
      places: [point, point],
      strict: { place: point },
      data: { any: 1 },
    });
    const kept = { places: [{ lon: 1 }, { lon: 1 }], strict: { place: { lon: 1 } }, data: { any: 1 } };
    expect(deep.json()).toMatchObject(kept);
    expect(deep.body).not.toContain('another');
    expect((await post({ text: 'a', strict: { place: point, id: 'another' } })).statusCode).toBe(400);
  });
  it('finds nothing by a method that would send it back', async () => {
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const { hostname, port } = new URL(address);
    const status = await new Promise((done, fail) =>
      request({ hostname, port, path: '/api/things', method: 'TRACE' }, (reply) => {
        reply.resume();
        done(reply.statusCode);
      })
        .once('error', fail)
        .end(),
    );
    expect(status).toBe(404);
  });
  it.each([
    [{}, { field: 'text', problem: 'required' }],
    [{ text: '' }, { field: 'text', problem: 'minLength', limit: 1 }],
    [{ text: 'too long' }, { field: 'text', problem: 'maxLength', limit: 5 }],
    [
      { text: 'a', other: 1 },
      { field: 'other', problem: 'additionalProperties' },
    ],
    [{ text: 1 }, { field: 'text', problem: 'type' }],
    [
      { text: 'a', kind: 'letter' },
      { field: 'kind', problem: 'enum', known: 'call, post' },
    ],
    [
      { text: 'a', url: 'nowhere' },
      { field: 'url', problem: 'format' },
    ],
    [
      { text: 'a', words: ['a', 'b', 'c'] },
      { field: 'words', problem: 'maxItems', limit: 2 },
    ],
    [
      { text: 'a', place: { lon: -200 } },
      { field: 'place.lon', problem: 'minimum', limit: -180 },
    ],
    ['{"text":', { field: '', problem: 'json' }],
    ...['2026-02-31', '31.02.2026', '0000-01-01'].map(
      (day) =>
        [
          { text: 'a', day },
          { field: 'day', problem: 'format' },
        ] as [unknown, object],
    ),
    ...['2026-02-31T00:00:00Z', '2026-12-31T23:59:60Z', '0000-01-01T00:00:00Z'].map(
      (at) =>
        [
          { text: 'a', at },
          { field: 'at', problem: 'format' },
        ] as [unknown, object],
    ),
    ['"text"', { field: '', problem: 'body' }],
    [
      { text: 'a', state: 'gone' },
      { field: 'state', problem: 'enum', known: 'open, ended' },
    ],
    [
      { text: 'a', name: {} },
      { field: 'name', problem: 'empty', limit: 1 },
    ],
  ])('%j is refused as %j, in words of the language asked for', async (payload, params) => {
    const [russian, english] = [await refused(payload, 'ru'), await refused(payload, 'en')];
    expect(english).toMatchObject({ status: 400, code: 'invalid', params });
    expect(russian.params).toEqual(english.params);
    expect(russian.detail).toMatch(/^[^a-z]*(?:«[\w.]*»)?[^a-z]*$|JSON|docs|можно выбрать/);
    expect(english.detail).not.toMatch(/[а-я]/i);
    expect(english.detail).not.toContain('{');
  });
});
