import {
  createServer,
  type IncomingMessage,
  request as plainRequest,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchForeign, postForeign, type Reach } from './fetch-foreign.ts';
import { foreignAddress, isPublicAddress } from './foreign-address.rules.ts';

describe('a foreign address', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[0:0:0:0:0:ffff:10.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd12:3456::1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.1.2.3/',
    'http://172.31.255.255/',
    'http://192.168.0.1/',
    'http://100.64.0.1/',
    'http://localhost/',
    'http://localhost./',
    'http://desk.localhost/',
    'http://printer.local/',
    'http://metadata.google.internal/',
    'http://１２７.０.０.１/',
    'https://example.org:5432/',
    'https://user:secret@example.org/',
    'file:///etc/passwd',
    'gopher://example.org/',
    'data:text/html,x',
    'no address at all',
  ])('%s is not asked', (address) => {
    expect(foreignAddress(address)).toBeUndefined();
  });

  it('is asked when it is public', () => {
    for (const address of ['https://example.org/a?b', 'http://example.org:80/', 'https://93.184.215.14/'])
      expect(foreignAddress(address)?.href).toBeDefined();
    expect(foreignAddress('https://[2606:4700::1111]/')).toBeDefined();
    expect(foreignAddress('//10.0.0.1/x', new URL('https://example.org/'))).toBeUndefined();
    expect(foreignAddress('/next', new URL('https://example.org/a'))?.href).toBe('https://example.org/next');
  });

  it('is never public inside the private nets, in whatever form IPv6 carries it', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), fc.nat(255), (b, c, d) => {
        expect(isPublicAddress(`10.${b}.${c}.${d}`)).toBe(false);
        expect(isPublicAddress(`::ffff:10.${b}.${c}.${d}`)).toBe(false);
        const low = `${(10 * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
        expect(isPublicAddress(`::ffff:${low}`)).toBe(false);
        expect(isPublicAddress(`64:ff9b::${low}`)).toBe(false);
        expect(isPublicAddress(`2002:${low}::1`)).toBe(false);
      }),
    );
  });
});

describe('fetching', () => {
  const taken: string[] = [];
  async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await request.toArray()).join('');
    const { 'content-type': type, 'x-sign': sign } = request.headers;
    taken.push(`${request.method} ${type} ${sign} ${body}`);
    response.writeHead(202).end();
  }

  let server: Server;
  let port: number;
  const limits = { most: 1000, timeoutMs: 20_000 };

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/take') return echo(request, response);
      if (request.url === '/large') return response.end('x'.repeat(5000));
      if (request.url === '/home') return response.writeHead(302, { location: 'http://127.0.0.1/' }).end();
      if (request.url === '/moved') return response.writeHead(301, { location: '/text' }).end();
      if (request.url === '/round') return response.writeHead(302, { location: '/round' }).end();
      response.setHeader('content-type', 'text/plain').end('said');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  /** The public internet of these tests: every checked connection ends at the server above. */
  const reach = (addresses: readonly string[], asked: string[] = []): Reach => ({
    resolve: async (host) => {
      asked.push(host);
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
    open: () => (url, options, done) => {
      const { lookup, ...rest } = options;
      const request = plainRequest({ ...rest, host: '127.0.0.1', port, path: url.pathname }, done);
      lookup?.(url.hostname, { all: true }, (error) => error && request.destroy(error));
      return request;
    },
  });
  const open = reach(['93.184.215.14']);

  it('brings what stands there, and follows where it went', async () => {
    const reply = await fetchForeign('https://example.org/moved', limits, open);
    expect(reply).toMatchObject({ status: 200, type: 'text/plain', url: 'https://example.org/text' });
    expect(reply.body.toString()).toBe('said');
  });

  it('refuses a name that leads into our own nets, if only with one of its addresses', async () => {
    for (const addresses of [['127.0.0.1'], ['93.184.215.14', '10.0.0.7'], ['::1'], ['::ffff:192.168.1.1']])
      await expect(fetchForeign('https://example.org/', limits, reach(addresses))).rejects.toMatchObject({
        code: 'address-refused',
      });
  });

  it('refuses a redirect home, and one that goes round', async () => {
    for (const where of ['home', 'round'])
      await expect(fetchForeign(`https://example.org/${where}`, limits, open)).rejects.toMatchObject({
        code: 'address-refused',
      });
  });

  it('looks a name up once a connection, so that it cannot change between the check and the connection', async () => {
    const asked: string[] = [];
    await fetchForeign('https://example.org/text', limits, reach(['93.184.215.14'], asked));
    expect(asked).toEqual(['example.org']);
  });

  it('stops reading at the limit', async () => {
    await expect(fetchForeign('https://example.org/large', limits, open)).rejects.toMatchObject({
      code: 'address-refused',
    });
  });

  it('posts what it is given, with its headers, and tells the status', async () => {
    const sent = { headers: { 'content-type': 'application/json', 'x-sign': 'a' }, body: '{"a":1}' };
    expect(await postForeign('https://example.org/take', sent, 20_000, open)).toBe(202);
    expect(taken).toEqual(['POST application/json a {"a":1}']);
  });

  it('carries nothing it posts to another address, and nothing into our own nets', async () => {
    const sent = { headers: {}, body: 'x' };
    expect(await postForeign('https://example.org/moved', sent, 20_000, open)).toBe(301);
    for (const [address, way] of [
      ['https://example.org/take', reach(['10.0.0.7'])],
      ['https://127.0.0.1/take', open],
    ] as const)
      await expect(postForeign(address, sent, 20_000, way)).rejects.toMatchObject({
        code: 'address-refused',
      });
    expect(taken).toHaveLength(1);
  });
});
