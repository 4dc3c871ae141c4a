import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { serveConsole } from './console.ts';
import { createHttpServer, type HttpServer } from './server.ts';

let app: HttpServer;
const folder = mkdtempSync(path.join(tmpdir(), 'heed-console-'));

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'assets', 'main-1.js'), 'start();');
  app = await createHttpServer({ log: createLog('silent'), version: 'test' });
  await serveConsole(app, folder);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const open = (url: string) => app.inject({ method: 'GET', url });

describe('the console’s page', () => {
  it('says how to build it while it has not been built', async () => {
    const { statusCode, body } = await open('/');
    expect(statusCode).toBe(503);
    expect(body).toContain('npm start');
  });

  it('names a nonce of its own for its styles each time, and is kept by nobody', async () => {
    writeFileSync(path.join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__nonce__" />');
    const seen = new Set<string>();
    for (const address of ['/', '/cases', '/']) {
      const { headers, body } = await open(address);
      const nonce = /nonce="([\w+/=]{24})"/.exec(body)?.[1] ?? 'none';
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(policy).toMatch(/script-src 'self';/);
      expect(policy).not.toContain('unsafe');
      expect(headers['cache-control']).toBe('no-store');
      seen.add(nonce);
    }
    expect(seen.size).toBe(3);
  });

  it('sends scripts as the build has compressed them, to whoever can read that', async () => {
    writeFileSync(path.join(folder, 'assets', 'main-1.js.br'), 'shorter');
    const headers = { 'accept-encoding': 'gzip, br' };
    const short = await app.inject({ url: '/assets/main-1.js', headers });
    expect([short.headers['content-encoding'], short.body]).toEqual(['br', 'shorter']);
    expect(short.headers['content-type']).toContain('javascript');
    expect(short.headers['cache-control']).toContain('immutable');
    expect(short.headers.vary).toContain('accept-encoding');
    expect((await open('/assets/main-1.js')).body).toBe('start();');
  });

  it('stands beside files that are kept for good, and ends where other addresses begin', async () => {
    expect((await open('/assets/main-1.js')).headers['cache-control']).toContain('immutable');
    expect((await open('/assets/main-2.js')).statusCode).toBe(404);
    expect((await open('/api/nothing')).headers['content-type']).toContain('problem+json');
  });
});
