import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clusterOf } from './place.ts';
import {
  madeDirectory,
  query,
  roomyDirectory,
  start,
  startCopy,
  startOrphan,
  watchersOf,
} from './postgres.test-kit.ts';
import { isOrphan, processesIn, tell, waitUntil } from './processes.ts';
import { startPostgres } from './start.ts';

test('when Heed is killed its server shuts down by itself, and the next start finds the data', async () => {
  const data = madeDirectory();
  const copy = startCopy(data);
  await query(await copy.url, 'create table kept as select 1 as n');
  const cluster = clusterOf(data);
  await copy.kill('SIGKILL');
  expect(await waitUntil(() => processesIn(cluster).length === 0, 20_000)).toBe(true);
  const { url } = await start(data);
  expect(await query(url, 'select * from kept')).toEqual([{ n: 1 }]);
});

test('a server left running by a killed Heed is shut down by the next start', async () => {
  const data = madeDirectory();
  const copy = startCopy(data);
  await query(await copy.url, 'create table kept as select 1 as n');
  const cluster = clusterOf(data);
  for (const watcher of watchersOf(cluster)) tell(watcher, 'SIGKILL');
  await copy.kill('SIGKILL');
  const orphans = processesIn(cluster);
  expect(orphans).not.toEqual([]);
  const { url } = await start(data);
  expect(processesIn(cluster).filter((pid) => orphans.includes(pid))).toEqual([]);
  expect(await query(url, 'select * from kept')).toEqual([{ n: 1 }]);
});

test('when Heed and its server are both killed, what was committed is recovered', async () => {
  const data = madeDirectory();
  const copy = startCopy(data);
  await query(await copy.url, 'create table kept as select 1 as n');
  const cluster = clusterOf(data);
  for (const pid of [...watchersOf(cluster), ...processesIn(cluster)]) tell(pid, 'SIGKILL');
  await copy.kill('SIGKILL');
  const { url } = await start(data);
  expect(await query(url, 'select * from kept')).toEqual([{ n: 1 }]);
});

test('a Heed killed while it makes its database leaves nothing in the way', async () => {
  const data = join(roomyDirectory(), 'data');
  const copy = startCopy(data);
  const making = () => existsSync(data) && readdirSync(data).some((name) => name.includes('.making-'));
  expect(await waitUntil(making, 20_000)).toBe(true);
  await copy.kill('SIGKILL');
  expect(existsSync(join(data, 'postgres'))).toBe(false);
  const { url } = await start(data);
  expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
  expect(making()).toBe(false);
});

test('a torso of a database is set aside, not built upon', async () => {
  const data = join(roomyDirectory(), 'data');
  mkdirSync(join(data, 'postgres'), { recursive: true });
  writeFileSync(join(data, 'postgres', 'PG_VERSION'), '18\n');
  const { url } = await start(data);
  expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
  expect(readdirSync(data).filter((name) => name.startsWith('postgres.unfinished-'))).toHaveLength(1);
});

test('a database Heed did not make is left alone', async () => {
  const data = join(roomyDirectory(), 'data');
  mkdirSync(join(data, 'postgres', 'global'), { recursive: true });
  writeFileSync(join(data, 'postgres', 'global', 'pg_control'), 'x');
  await expect(start(data)).rejects.toMatchObject({ code: 'cluster-foreign' });
});

test('a pid file that names a living stranger does not stop the start', async () => {
  const data = madeDirectory();
  await (await start(data)).stop();
  const stale = `${process.pid}\n${join(data, 'postgres')}\n1\n1\n\n127.0.0.1\n\n\n`;
  writeFileSync(join(clusterOf(data), 'postmaster.pid'), stale, { mode: 0o600 });
  const { url } = await start(data);
  expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('a server that dies under Heed is reported', async () => {
  const data = madeDirectory();
  const crashed = Promise.withResolvers<string>();
  await startPostgres({
    dataDirectory: data,
    log: () => {},
    onCrash: (error) => crashed.resolve(error.message),
  });
  const head = Number(readFileSync(join(clusterOf(data), 'postmaster.pid'), 'utf8').split('\n')[0]);
  tell(head, 'SIGKILL');
  await expect(crashed.promise).resolves.toContain('PostgreSQL ended by itself');
});

test('a start that meets a Heed whose launcher was killed waits until it has stopped', async ({ skip }) => {
  const data = madeDirectory();
  const pid = await startOrphan(data);
  if (!isOrphan(pid)) skip('here another process than init takes orphans over');
  const said: string[] = [];
  const next = startPostgres({ dataDirectory: data, log: (code) => said.push(code) });
  expect(said).toContain('waiting');
  tell(pid, 'SIGTERM');
  const { url, stop } = await next;
  expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
  await stop();
});
