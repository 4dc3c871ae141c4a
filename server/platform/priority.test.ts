import os from 'node:os';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { letBackendGiveWay } from './priority.ts';

const throughSocket = inject('postgres').url;
const throughNetwork = () => {
  const url = new URL(throughSocket);
  url.searchParams.delete('host');
  return url.href;
};

const clients: pg.Client[] = [];
const connect = async (connectionString: string) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  clients.push(client);
  return client;
};
const priorityOf = async (client: pg.Client) => {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return os.getPriority(rows[0]!.pid);
};

let ordinary: pg.Client;
beforeAll(async () => {
  ordinary = await connect(throughSocket);
});
afterAll(() => Promise.all(clients.map((client) => client.end())));

test.each([
  ['a socket', throughSocket],
  ['the network', throughNetwork()],
])('the server process behind a connection through %s gives way, and no other', async (_way, url) => {
  const client = await connect(url);
  await letBackendGiveWay(client);
  expect(await priorityOf(client)).toBe(5);
  expect(await priorityOf(ordinary)).toBe(0);
});
