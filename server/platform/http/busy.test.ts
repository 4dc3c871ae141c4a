import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { createHttpServer, type HttpServer } from './server.ts';

let app: HttpServer;
beforeAll(async () => {
  // Whatever this machine does, it is later than that.
  app = await createHttpServer({ log: createLog('silent'), version: 'test', maxDelayMs: 1e-6 });
  for (const url of ['/api/things', '/assets/main-1.js'])
    app.get(url, { config: { policy: 'public' } }, () => 'here');
});
afterAll(() => app.close());

it('asks to be asked again when there is too much to do, and still gives the console its parts', async () => {
  await expect.poll(async () => (await app.inject('/api/things')).statusCode).toBe(503);
  const { headers, body } = await app.inject('/api/things');
  expect([headers['retry-after'], JSON.parse(body).code]).toEqual(['10', 'busy']);
  expect((await app.inject('/assets/main-1.js')).body).toBe('here');
});
