import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { canEnter, isRoot, ordinaryAccounts } from './account.ts';
import { clusterOf } from './place.ts';
import { madeDirectory, query, roomyDirectory, start, startCopy } from './postgres.test-kit.ts';
import { startPostgres } from './start.ts';

/** Any account but root's and the one Heed itself picks. */
const ordinary = ordinaryAccounts(readFileSync('/etc/passwd', 'utf8')).find(({ uid }) => uid !== 65_534);
/** Only root can try other accounts, and only from a clone they can read. */
const canTryOthers =
  isRoot() && canEnter(import.meta.dirname, ordinary) && canEnter(dirname(process.execPath), ordinary);

test('accounts are read from the lines of passwd, without root and without blank lines', () => {
  const passwd =
    'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:2:d:/:/bin/sh\n\nnobody:x:65534:65534:n:/:/bin/sh\n';
  expect(ordinaryAccounts(passwd)).toEqual([
    { uid: 1, gid: 2 },
    { uid: 65_534, gid: 65_534 },
  ]);
});

test.runIf(canTryOthers)('an ordinary user runs it, and root afterwards runs it as that user', async () => {
  const data = join(roomyDirectory(), 'data');
  mkdirSync(data);
  chownSync(data, ordinary!.uid, ordinary!.gid);
  const copy = startCopy(data, ordinary);
  await query(await copy.url, 'create table kept as select 1 as n');
  await copy.kill('SIGTERM');
  const { url } = await start(data);
  expect(await query(url, 'select * from kept')).toEqual([{ n: 1 }]);
  expect(statSync(clusterOf(data)).uid).toBe(ordinary!.uid);
});

test.runIf(canTryOthers)('another ordinary user is told whose database it is', async () => {
  const data = madeDirectory();
  await (await start(data)).stop();
  chmodSync(data, 0o777);
  await expect(startCopy(data, ordinary).url).rejects.toThrow(/belongs to user \d+, not to you/);
});

test.runIf(isRoot())(
  'below a folder only root can enter, the database goes elsewhere and a pointer stays',
  async () => {
    const closed = roomyDirectory();
    chmodSync(closed, 0o700);
    const data = join(closed, 'data');
    const said: string[] = [];
    const first = await startPostgres({
      dataDirectory: data,
      log: (_, { cluster }) => said.push(String(cluster)),
    });
    const cluster = clusterOf(data);
    onTestFinished(() => rmSync(dirname(cluster), { recursive: true, force: true }));
    expect(cluster).toMatch(/^\/var\/lib\/heed\/[0-9a-f]{16}\/postgres$/);
    expect(said.join('\n')).toContain(cluster);
    await query(first.url, 'create table kept as select 1 as n');
    await first.stop();
    const second = await start(data);
    expect(await query(second.url, 'select * from kept')).toEqual([{ n: 1 }]);
  },
);
