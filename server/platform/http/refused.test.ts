import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { createHttpServer, type HttpServer } from './server.ts';

let app: HttpServer;
let written = '';
const destination = new Writable({
  write(chunk, _encoding, done) {
    written += String(chunk);
    done();
  },
});

beforeAll(async () => {
  app = await createHttpServer({
    log: createLog('warn', destination),
    version: 'test',
    requestsPerMinute: 3,
  });
  app.get('/api/keys/:key', { config: { policy: 'public' } }, () => {
    throw new Refusal('forbidden', { policy: 'nobody\n{"msg":"signed in"}' });
  });
  app.get('/api/things', { config: { policy: 'public' } }, () => ({}));
});
afterAll(() => app.close());
beforeEach(() => {
  written = '';
});
const lines = () =>
  written
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

it('writes one line of JSON for each refusal, whatever it holds, and the route without what stood in it', async () => {
  await app.inject({ url: '/api/keys/a-key-of-a-resident', remoteAddress: '198.51.100.1' });
  expect(lines()).toMatchObject([{ route: '/api/keys/:key', policy: 'nobody\n{"msg":"signed in"}' }]);
  expect(written).not.toContain('a-key-of-a-resident');
});

it('tells once of an address that floods, and not of each of its requests', async () => {
  for (let asked = 0; asked < 8; asked += 1)
    await app.inject({ url: '/api/things', remoteAddress: '198.51.100.2' });
  expect(lines()).toMatchObject([{ refused: 'too-many-requests', address: '198.51.100.2' }]);
});

it('believes what is said of the address only from this machine, where the proxy stands', async () => {
  const forged = { 'x-forwarded-for': '203.0.113.9' };
  const url = '/api/keys/1';
  await app.inject({ url, headers: forged, remoteAddress: '198.51.100.3' });
  await app.inject({ url, headers: forged, remoteAddress: '127.0.0.1' });
  const behind = { 'x-forwarded-for': '203.0.113.9, 198.51.100.4' };
  await app.inject({ url, headers: behind, remoteAddress: '127.0.0.1' });
  expect(lines().map(({ address }) => address)).toEqual(['198.51.100.3', '203.0.113.9', '198.51.100.4']);
});
