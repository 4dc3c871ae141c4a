import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeApiToken } from '../../server/access/index.ts';
import { insertChannel } from '../../server/channels/index.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { readConfig } from '../../server/platform/config.ts';
import { openDatabase, sql } from '../../server/platform/database.ts';
import { newId } from '../../server/platform/ids.ts';
import { createLog } from '../../server/platform/log.ts';
import { migrate } from '../../server/platform/migrate.ts';
import type { Platform } from '../../server/platform/module.ts';
import { startPostgres } from '../../server/platform/postgres/index.ts';
import { createDirectories, type Directories } from '../../server/territory/index.ts';
import type { Part } from './operators.ts';

export type DemoScene = Awaited<ReturnType<typeof openDemo>>;

/** The fictional region over a durable database of its own, and a channel a program may write to. */
export async function openDemo(fill: (platform: Platform, directories: Directories) => Promise<void>) {
  const directory = mkdtempSync(path.join(tmpdir(), 'heed-load-'));
  // PostgreSQL may run as another account, which must get through to its own folder.
  chmodSync(directory, 0o711);
  const postgres = await startPostgres({ dataDirectory: directory, log: () => {} });
  await migrate(postgres.url);
  const environment = {
    DATABASE_URL: postgres.url,
    HEED_DATA: directory,
    HEED_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  };
  const { keyRing, dataDirectory } = readConfig(environment);
  const database = openDatabase(postgres.url);
  const log = createLog('error');
  const platform = {
    database,
    clock: systemClock,
    log,
    keyRing,
    dataDirectory,
    scanner: undefined,
    publicUrl: () => 'http://localhost',
  };
  await fill(platform, createDirectories());
  const channel = await database.acrossRealms(async (tx) => {
    const { realmId, centreId } = await tx.one(sql<{ realmId: string; centreId: string }>`
      select r.id as "realmId", c.id as "centreId" from realms r join centres c on c.realm_id = r.id
      where r.code = 'demo' and c.parent_id is null`);
    const id = newId();
    const named = { name: { en: 'Load', ru: 'Нагрузка' }, officialName: 'Load' };
    const at = systemClock.now();
    const settings = { driver: 'portal', config: {}, secretId: null, enabled: true };
    await insertChannel(tx, { realmId, id, centreId, ...named, ...settings }, at);
    const wanted = { name: 'load', scopes: ['messages:write' as const], createdBy: null };
    return { id, token: await makeApiToken(tx, realmId, wanted, at) };
  });
  const staff = await database.pool.query<{ email: string; role: string }>(
    `select a.email, g.role from grants g join accounts a on a.id = g.account_id order by a.email`,
  );
  await database.pool.query('analyze');
  const one = async (text: string, ...given: unknown[]) =>
    Number(Object.values((await database.pool.query(text, given)).rows[0])[0]);
  const undecided = () => one(`select count(*) from message_states where disposition = 'received'`);
  const until = async (holds: () => Promise<boolean>) => {
    const began = performance.now();
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 200));
    return (performance.now() - began) / 1000;
  };
  return {
    environment,
    channel,
    undecided,
    /** Somebody with this role; the same person sits at several desks when there are fewer. */
    emailOf(part: Part, seat: number): string {
      const all = staff.rows.filter(({ role }) => role === part);
      return all[seat % all.length]!.email;
    },
    backend: () => one('select pg_backend_pid()'),
    /** Resolves with the seconds until every message has been read. */
    drained: () => until(async () => (await undecided()) === 0),
    /** The first model learns in the background of the first start. */
    trained: () =>
      until(
        async () => (await one(`select count(*) from trainings where state in ('waiting', 'running')`)) === 0,
      ),
    stored: (from: string) =>
      one(`select count(*) from message_states where external_id like $1 || '%'`, from),
    async close() {
      await database.close();
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
