import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { clusterOf } from './place.ts';
import { madeDirectory, query, roomyDirectory, start, startCopy } from './postgres.test-kit.ts';
import { runningPostgres, startPostgres } from './start.ts';
import { copyCluster } from './throwaway.ts';

test('what was written is there after a stop and a second start', async () => {
  const data = join(roomyDirectory(), 'data');
  const first = await start(data);
  await query(first.url, 'create table kept (n int)');
  await first.stop();
  const second = await start(data);
  expect(await query(second.url, 'select * from kept')).toEqual([]);
  expect(await query(second.url, `select current_setting('fsync') as fsync`)).toEqual([{ fsync: 'on' }]);
});

test('words in Cyrillic have trigrams, sort as Russians expect and ignore case', async () => {
  const { url } = await start(madeDirectory());
  await query(url, 'create extension pg_trgm');
  expect(
    await query(
      url,
      `select cardinality(show_trgm('Яма')) as n, lower('ЁЛКА') as low, 'ёж' < 'жук' as sorted`,
    ),
  ).toEqual([{ n: 4, low: 'ёлка', sorted: true }]);
});

test('the server listens on this machine only and its password is readable by its owner only', async () => {
  const data = madeDirectory();
  const { url } = await start(data);
  expect(await query(url, `select current_setting('listen_addresses') as at`)).toEqual([{ at: '127.0.0.1' }]);
  expect(statSync(join(clusterOf(data), 'heed.password')).mode & 0o777).toBe(0o600);
  expect(statSync(clusterOf(data)).mode & 0o777).toBe(0o700);
});

test('it is spoken to through a socket in its own folder, and what a killed one left there is gone', async () => {
  const data = madeDirectory();
  const cluster = clusterOf(data);
  writeFileSync(join(cluster, '.s.PGSQL.1'), '');
  const { url, port } = await start(data);
  expect(await query(url, 'select inet_client_addr() as via')).toEqual([{ via: null }]);
  expect(readdirSync(cluster).filter((name) => name.startsWith('.s.PGSQL'))).toEqual([
    `.s.PGSQL.${port}`,
    `.s.PGSQL.${port}.lock`,
  ]);
});

test('where the path to a socket would be too long it is spoken to through the network', async () => {
  const data = join(roomyDirectory(), 'в'.repeat(40), 'data');
  mkdirSync(data, { recursive: true });
  copyCluster(inject('postgres').pristine, join(data, 'postgres'));
  const { url } = await start(data);
  expect(await query(url, 'select inet_client_addr() as via')).toEqual([{ via: '127.0.0.1' }]);
});

test('a second copy on the same data directory is told where the first one is', async () => {
  const data = madeDirectory();
  const first = await start(data);
  first.announce('http://127.0.0.1:8080');
  await expect(startCopy(data).url).rejects.toThrow(/already runs on .*data at http:\/\/127\.0\.0\.1:8080/);
  expect(await query(first.url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('a command beside a running Heed finds its database, and nothing once it has stopped', async () => {
  const data = madeDirectory();
  const copy = startCopy(data);
  const url = await copy.url;
  expect(runningPostgres(data)).toMatchObject({ url, pid: copy.child.pid, address: 'http://127.0.0.1:8080' });
  await copy.kill('SIGTERM');
  expect(runningPostgres(data)).toBeUndefined();
});

test('settings PostgreSQL does not know end in one line that says which', async () => {
  const dataDirectory = madeDirectory();
  const wrong = startPostgres({ dataDirectory, settings: { no_such_setting: 1 }, log: () => {} });
  await expect(wrong).rejects.toThrow(/unrecognized configuration parameter "no_such_setting"/);
});
