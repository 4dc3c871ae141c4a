import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountFor } from './account.ts';
import { findBinaries } from './binaries.ts';
import { initCluster } from './cluster.ts';
import type { Notice } from './postgres.errors.ts';
import { startOf } from './processes.ts';
import { startServer } from './server.ts';
import { throwawaySettings } from './settings.ts';
import { urlOf } from './start.ts';
import { withClient } from './with-client.ts';

/** A PostgreSQL for one run of tests: quick, empty, gone afterwards. */
export interface TestPostgres {
  /** Address of the maintenance database. */
  readonly url: string;
  /** A copy of the cluster as it was before its first start, for tests that need one of their own. */
  readonly pristine: string;
  /** Makes a database, lets `prepare` fill it (closing every connection it opened), and freezes it as a template. */
  createTemplate(name: string, prepare: (url: string) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const PREFIX = 'heed-test-postgres-';

/** Starts a server in a directory of its own under the system's temporary one. Several may run side by side. */
export async function startTestPostgres(log: Notice = () => {}): Promise<TestPostgres> {
  sweepAbandoned();
  const directory = mkdtempSync(join(realpathSync(tmpdir()), PREFIX));
  writeFileSync(join(directory, 'owner'), `${process.pid} ${startOf(process.pid)}`);
  // PostgreSQL may run as another account, which must get through here to its own folder.
  chmodSync(directory, 0o711);
  const cluster = join(directory, 'postgres');
  const account = accountFor(cluster);
  const binaries = findBinaries(account, log);
  await initCluster(cluster, binaries, account, { sync: false });
  const pristine = join(directory, 'pristine');
  copyCluster(cluster, pristine);
  const settings = throwawaySettings();
  const logFile = join(directory, 'postgres.log');
  const server = await startServer({ cluster, binaries, account, port: undefined, settings, logFile, log });
  const url = urlOf(cluster, server.port, 'postgres');
  return {
    url,
    pristine,
    async createTemplate(name, prepare) {
      await run(url, `create database "${name}"`);
      await prepare(urlOf(cluster, server.port, name));
      await run(url, `alter database "${name}" with is_template true allow_connections false`);
    },
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Copies a cluster that is not running, whoever owns its files: a twentieth of what making one takes. */
export function copyCluster(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to]);
}

/** A killed run of tests cannot tidy up after itself; the next one does it. */
function sweepAbandoned(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const directory = join(tmpdir(), name);
    try {
      const [pid, started] = readFileSync(join(directory, 'owner'), 'utf8').split(' ');
      if (startOf(Number(pid)) !== started) rmSync(directory, { recursive: true, force: true });
    } catch {
      // Being made at this moment, or somebody else's.
    }
  }
}

async function run(url: string, sql: string): Promise<void> {
  await withClient({ connectionString: url }, (client) => client.query(sql));
}

/** The address of another database on the same server. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Copies a template into a new database. Takes some 50 ms; `url` is any database of the server but the template. */
export async function cloneDatabase(url: string, template: string, name: string): Promise<string> {
  await run(url, `create database "${name}" template "${template}"`);
  return withDatabase(url, name);
}
