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
import {
  exchangeForeign,
  foreignAgent,
  postForeign,
  type Reach,
  reachWorld as reachAsItIs,
} from './fetch-foreign.ts';
import { foreignAddress, isPublicAddress } from './foreign-address.rules.ts';

describe('a foreign address', () => {
  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://0/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::127.0.0.1]/',
    'https://[::ffff:0:127.0.0.1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[0:0:0:0:0:ffff:10.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[fe80::1]/',
    'https://[fd12:3456::1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.1.2.3/',
    'https://172.31.255.255/',
    'https://192.168.0.1/',
    'https://100.64.0.1/',
    'https://localhost/',
    'https://localhost./',
    'https://desk.localhost/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://１２７.０.０.１/',
    'https://example.org:5432/',
    'http://example.org/',
    'https://user:secret@example.org/',
    'file:///etc/passwd',
    'gopher://example.org/',
    'data:text/html,x',
    'no address at all',
  ])('%s is not asked', (address) => {
    expect(foreignAddress(address)).toBeUndefined();
  });

  it('is asked when it is public', () => {
    for (const address of ['https://example.org/a?b', 'https://example.org:443/', 'https://93.184.215.14/'])
      expect(foreignAddress(address)?.href).toBeDefined();
    expect(foreignAddress('https://[2606:4700::1111]/')).toBeDefined();
  });

  it('is asked in our own nets where whoever runs the machine has named it, port and protocol included', () => {
    const near = ['http://10.0.0.7:8081', 'https://id.town.internal'];
    for (const address of [
      'http://10.0.0.7:8081/bot',
      'https://id.town.internal/',
      'http://0xa000007:8081/x',
    ])
      expect(foreignAddress(address, near)?.href).toBeDefined();
    for (const address of [
      'http://10.0.0.7/',
      'https://10.0.0.7:8081/',
      'http://10.0.0.8:8081/',
      'http://10.0.0.7:80810/',
      'http://a@10.0.0.7:8081/',
      'http://10.0.0.7:8081@10.0.0.8/',
      'https://more.id.town.internal/',
    ])
      expect(foreignAddress(address, near)).toBeUndefined();
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
      response.setHeader('content-type', 'text/plain').end('said');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  /** The public internet of these tests: every checked connection ends at the server above. */
  const reach = (addresses: readonly string[], asked: string[] = []): Reach => ({
    near: [],
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

  const get = (address: string, over = open) => exchangeForeign(address, undefined, limits, over);

  it('brings what stands there', async () => {
    const reply = await get('https://example.org/text');
    expect(reply).toMatchObject({ status: 200, type: 'text/plain' });
    expect(reply.body.toString()).toBe('said');
  });

  it('refuses a name that leads into our own nets, if only with one of its addresses', async () => {
    for (const addresses of [['127.0.0.1'], ['93.184.215.14', '10.0.0.7'], ['::1'], ['::ffff:192.168.1.1']])
      await expect(get('https://example.org/', reach(addresses))).rejects.toMatchObject({
        code: 'address-refused',
      });
  });

  it('follows no redirect, wherever it leads', async () => {
    for (const [where, status] of [
      ['home', 302],
      ['moved', 301],
    ] as const)
      expect(await get(`https://example.org/${where}`)).toMatchObject({ status });
  });

  it('looks a name up once a connection, so that it cannot change between the check and the connection', async () => {
    const asked: string[] = [];
    await get('https://example.org/text', reach(['93.184.215.14'], asked));
    expect(asked).toEqual(['example.org']);
  });

  it('stops reading at the limit', async () => {
    await expect(get('https://example.org/large')).rejects.toMatchObject({ code: 'address-refused' });
  });

  it('posts what it is given, with its headers, and tells the status', async () => {
    const sent = { headers: { 'content-type': 'application/json', 'x-sign': 'a' }, body: '{"a":1}' };
    expect(await postForeign('https://example.org/take', sent, 20_000, open)).toBe(202);
    expect(taken).toEqual(['POST application/json a {"a":1}']);
  });

  it('asks with the headers it is given', async () => {
    await exchangeForeign('https://example.org/take', { headers: { 'x-sign': 'b' } }, limits, open);
    expect(taken.splice(1)).toEqual(['GET undefined b ']);
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

  it('reaches what is named as near through the ordinary lookup, and nothing beside it', async () => {
    const near = [`http://localhost:${port}`];
    const world = { ...reachAsItIs, near };
    expect((await get(`${near[0]}/text`, world)).body.toString()).toBe('said');
    await expect(get(`http://127.0.0.1:${port}/text`, world)).rejects.toMatchObject({
      code: 'address-refused',
    });
  });

  it('lends its care to a client with requests of its own', async () => {
    const url = new URL(`http://rebound.example:${port}/text`);
    const asked = (over: Reach) =>
      new Promise<unknown>((done) => {
        const agent = foreignAgent(url, over);
        plainRequest(url, { agent }, (response) => done(response.resume().statusCode))
          .once('error', done)
          .end();
      });
    const home = async () => [{ address: '127.0.0.1', family: 4 }];
    expect(await asked({ ...reachAsItIs, resolve: home })).toMatchObject({ code: 'address-refused' });
  });
});
