import { afterEach, describe, expect, it } from 'vitest';
import { createHttpServer, type HttpServer } from '../platform/http/server.ts';
import { createLog } from '../platform/log.ts';
import { dropSession, keepBegun, keepSessionToken, sessionTokenOf } from './session-cookies.ts';

let app: HttpServer | undefined;
afterEach(() => app?.close());

async function serve(publicUrl: string): Promise<HttpServer> {
  app = await createHttpServer({ log: createLog('silent'), version: 'test', publicUrl });
  app.get('/in', async (request, reply) => {
    keepSessionToken(request, reply, 'token');
    keepBegun(request, reply, 'begun');
    return reply.send('');
  });
  app.get('/out', async (request, reply) => {
    dropSession(request, reply);
    return reply.send('');
  });
  app.get('/who', async (request) => sessionTokenOf(request));
  return app;
}

interface Line {
  readonly remoteAddress?: string;
  readonly headers?: Record<string, string>;
}
async function cookiesOf(server: HttpServer, url: string, line: Line = {}) {
  return (await server.inject({ url, ...line })).cookies;
}

const guarded = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' };

describe('cookies', () => {
  it('go over TLS only and belong to this host alone where people come by https', async () => {
    const server = await serve('https://heed.example');
    expect(await cookiesOf(server, '/in')).toMatchObject([
      { ...guarded, name: '__Host-heed', value: 'token' },
      { ...guarded, name: '__Host-heed_begun', value: 'begun' },
    ]);
    // Without Secure a browser would not take it away.
    expect(await cookiesOf(server, '/out')).toMatchObject([{ ...guarded, name: '__Host-heed', value: '' }]);
    for (const url of ['/in', '/out'])
      for (const cookie of await cookiesOf(server, url)) expect(cookie).not.toHaveProperty('domain');
  });

  it('are not taken from another host of the domain, which cannot set that name', async () => {
    const server = await serve('https://heed.example');
    const bodyWith = async (cookie: string) =>
      (await server.inject({ url: '/who', headers: { cookie } })).body;
    expect(await bodyWith('heed=planted')).toBe('');
    expect(await bodyWith('heed=planted; __Host-heed=own')).toBe('own');
  });

  it('believe the proxy on this machine that the line is TLS, and nobody else', async () => {
    const server = await serve('http://heed.example');
    const headers = { 'x-forwarded-proto': 'https' };
    const [near] = await cookiesOf(server, '/in', { remoteAddress: '127.0.0.1', headers });
    expect(near).toMatchObject({ ...guarded, name: '__Host-heed' });
    const [far] = await cookiesOf(server, '/in', { remoteAddress: '198.51.100.7', headers });
    expect(far).toMatchObject({ name: 'heed' });
    expect(far).not.toHaveProperty('secure');
  });

  it('and limits go by the address the proxy saw, not by one a visitor names', async () => {
    const server = await serve('http://heed.example');
    server.get('/address', async (request) => request.ip);
    const headers = { 'x-forwarded-for': '192.0.2.1, 198.51.100.7' };
    const addressOf = async (remoteAddress: string) =>
      (await server.inject({ url: '/address', remoteAddress, headers })).body;
    expect(await addressOf('127.0.0.1')).toBe('198.51.100.7');
    expect(await addressOf('203.0.113.5')).toBe('203.0.113.5');
  });
});
