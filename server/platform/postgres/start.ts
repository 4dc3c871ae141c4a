import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBinaries } from './binaries.ts';
import { initCluster, readPassword, SUPERUSER } from './cluster.ts';
import { type Hold, holdDataDirectory, holderOf } from './hold.ts';
import { clusterOf, placeCluster } from './place.ts';
import type { Notice, PostgresError } from './postgres.errors.ts';
import { isOrphan, waitUntil } from './processes.ts';
import { clearRemains, startServer } from './server.ts';
import { durableSettings, type Settings, usableMemory } from './settings.ts';
import { socketFolder } from './socket.ts';
import { inspect, requireUsable } from './verify.ts';
import { withClient } from './with-client.ts';

const DATABASE = 'heed';

export interface PostgresOptions {
  /** Heed's data directory, made when missing; the cluster lies in it, or where it points to. */
  readonly dataDirectory: string;
  /** Port on 127.0.0.1; a free one when left out. */
  readonly port?: number | undefined;
  /** Parameters that win over those derived from this machine's memory. */
  readonly settings?: Settings;
  readonly log: Notice;
  /** Called once if the server dies without having been asked to stop. */
  readonly onCrash?: (error: PostgresError) => void;
}

export interface RunningPostgres {
  readonly url: string;
  readonly port: number;
  readonly version: string;
  /** Tells later copies on this data directory where people reach this one. */
  announce(address: string): void;
  stop(): Promise<void>;
}

/** The address of a database in a cluster on this machine: through its socket, where its server has one. */
export function urlOf(cluster: string, port: number, database: string): string {
  const url = new URL(`postgres://${SUPERUSER}:${readPassword(cluster)}@127.0.0.1:${port}/${database}`);
  const socket = socketFolder(cluster, port);
  if (socket !== undefined) url.searchParams.set('host', socket);
  return url.href;
}

/**
 * Starts the embedded PostgreSQL on a data directory, making the cluster on the first start and recovering from
 * whatever an interrupted run left. Ends with this process, however that ends.
 * @throws PostgresError with the next step
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const hold = await holdWhenFree(options);
  try {
    const started = await startHeld(options);
    hold.announce({ port: started.server.port });
    return {
      url: started.url,
      port: started.server.port,
      version: started.version,
      announce: (address) => hold.announce({ address }),
      async stop() {
        await started.server.stop();
        hold.release();
      },
    };
  } catch (error) {
    hold.release();
    throw error;
  }
}

/** A Heed whose launcher was killed is stopping at this moment (lifeline.ts): worth waiting for. */
async function holdWhenFree({ dataDirectory, log }: PostgresOptions): Promise<Hold> {
  const holder = holderOf(dataDirectory);
  if (holder && isOrphan(holder.pid)) {
    log('waiting', { pid: String(holder.pid) });
    await waitUntil(() => holderOf(dataDirectory) === undefined, 15_000);
  }
  return holdDataDirectory(dataDirectory);
}

async function startHeld({ dataDirectory, port, settings, log, onCrash }: PostgresOptions) {
  const { cluster, account } = placeCluster(dataDirectory, log);
  mkdirSync(dirname(cluster), { recursive: true });
  const binaries = findBinaries(account, log);
  await clearRemains(cluster, log);
  if (await initCluster(cluster, binaries, account)) log('made', { cluster });
  const server = await startServer({
    cluster,
    binaries,
    account,
    port,
    settings: { ...durableSettings(usableMemory()), ...settings },
    logFile: join(dataDirectory, 'postgres.log'),
    log,
    onCrash,
  });
  try {
    await ensureDatabase(urlOf(cluster, server.port, 'postgres'), DATABASE);
    const url = urlOf(cluster, server.port, DATABASE);
    requireUsable(await inspect(url));
    return { server, url, version: binaries.version };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  await withClient({ connectionString: url }, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

/**
 * The database of a Heed that is running on this data directory now, for a second command beside it
 * (`heed import` while `heed start` serves); `undefined` when none runs.
 */
export function runningPostgres(
  dataDirectory: string,
): { url: string; address?: string; pid: number } | undefined {
  const holder = holderOf(dataDirectory);
  if (holder?.port === undefined) return undefined;
  const url = urlOf(clusterOf(dataDirectory), holder.port, DATABASE);
  return { url, pid: holder.pid, ...(holder.address === undefined ? {} : { address: holder.address }) };
}
