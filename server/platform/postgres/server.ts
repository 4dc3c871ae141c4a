import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { SERVER_ENVIRONMENT } from './cluster.ts';
import { type Notice, PostgresError } from './postgres.errors.ts';
import { processesIn, tell, waitUntil } from './processes.ts';
import { type Settings, settingsAsArguments } from './settings.ts';
import { clearSockets, socketDirectories } from './socket.ts';

/** A PostgreSQL server process started by this one. */
export interface ServerProcess {
  readonly port: number;
  /** Fast shutdown: sessions are ended, everything is flushed. May be called more than once. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly port: number | undefined;
  readonly settings: Settings;
  readonly logFile: string;
  readonly log: Notice;
  /** Called when the server ends without having been asked to. */
  readonly onCrash?: ((error: PostgresError) => void) | undefined;
}

/**
 * The shell becomes the server, leaving behind a watcher that blocks on a pipe held open by this process.
 * However this process ends, kill -9 included, the pipe closes and the watcher asks for a fast shutdown.
 * The watcher is a grandchild, so that the server does not meet a child it never made.
 */
const WATCHED = `
exec 3<&0 </dev/null
server=$$
( ( read -r never <&3; kill -INT "$server" 2>/dev/null ) >/dev/null 2>&1 & )
exec 3<&-
exec "$@"
`;

/** A port of 127.0.0.1 nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The kernel gave no port.');
  return address.port;
}

/** Starts the server and resolves when it takes connections. @throws PostgresError `start-failed` */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    try {
      return await startOn(port, options);
    } catch (error) {
      // Between asking for a free port and using it somebody else may have taken it.
      const taken = error instanceof PostgresError && /could not (bind|create any)/.test(error.message);
      if (!taken || options.port !== undefined || attempt === 5) throw error;
    }
  }
}

async function startOn(port: number, options: ServerOptions): Promise<ServerProcess> {
  const logStart = prepareLog(options.logFile);
  const child = launch(port, options, await socketDirectories(options.cluster));
  let ended: string | undefined;
  let asked = false;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => {
    ended ??= `ended with ${signal ?? `code ${code}`}`;
    child.stdin?.destroy();
  });
  await untilReady(child, options, () => ended, logStart);
  child.once('exit', () => {
    if (!asked) options.onCrash?.(failure(undefined, options.logFile, logStart));
  });
  // A program that simply comes to its end should not be kept alive by its database.
  child.unref();
  return {
    port,
    async stop() {
      asked = true;
      if (ended === undefined) await stopChild(child, options.cluster, () => ended !== undefined);
    },
  };
}

function launch(port: number, options: ServerOptions, sockets: string): ChildProcess {
  const { cluster, binaries, account, logFile } = options;
  const settings = { ...options.settings, unix_socket_directories: sockets };
  const logFd = openSync(logFile, 'a', 0o600);
  const command = [binaries.postgres, '-D', cluster, '-p', String(port), ...settingsAsArguments(settings)];
  const child = spawn('/bin/sh', ['-c', WATCHED, 'sh', ...command], {
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    stdio: ['pipe', logFd, logFd],
    // Its own session: Ctrl-C reaches Heed alone, which finishes what is in hand before it stops the database.
    detached: true,
    ...account,
  });
  closeSync(logFd);
  if (child.stdin && 'unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return child;
}

/** One older log is kept. Returns where in the file this start's lines begin. */
function prepareLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < 10 * 1024 * 1024) return size;
  renameSync(path, `${path}.old`);
  return 0;
}

/** PostgreSQL tells its state in the eighth line of postmaster.pid (as pg_ctl reads it). */
function stateOf(cluster: string): { pid: number; state: string } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), state: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}

/** Recovery after a crash takes as long as it takes: only the end of the process is a failure. */
async function untilReady(
  child: ChildProcess,
  options: ServerOptions,
  ended: () => string | undefined,
  logStart: number,
): Promise<void> {
  let nextNotice = performance.now() + 5_000;
  for (;;) {
    const now = stateOf(options.cluster);
    if (now?.pid === child.pid && now?.state === 'ready') return;
    const end = ended();
    if (end !== undefined) throw failure(end, options.logFile, logStart);
    if (performance.now() > nextNotice) {
      options.log('recovering', {});
      nextNotice += 5_000;
    }
    await pause(10);
  }
}

/** @param end how it ended before it was ready; afterwards it ended by itself */
function failure(end: string | undefined, logFile: string, logStart: number): PostgresError {
  const said = readFileSync(logFile).subarray(logStart).toString().trim().split('\n');
  const telling = said.filter((line) => /FATAL|PANIC|ERROR|could not|error/.test(line)).slice(-2);
  const why = (telling.length > 0 ? telling : said.slice(-1)).join(' / ');
  return new PostgresError(end === undefined ? 'ended' : 'start-failed', { end: end ?? '', why, logFile });
}

async function stopChild(child: ChildProcess, cluster: string, ended: () => boolean): Promise<void> {
  child.ref();
  child.kill('SIGINT');
  if (await waitUntil(ended, 60_000)) return;
  // Immediate shutdown loses nothing durable; the next start replays the log.
  child.kill('SIGQUIT');
  if (await waitUntil(ended, 10_000)) return;
  throw new PostgresError('stop-failed', { cluster, pid: String(child.pid) });
}

/**
 * Shuts down what a killed Heed left running on this cluster and removes a postmaster.pid that names nobody of ours.
 * The caller holds the data directory, so no living Heed uses the cluster.
 */
export async function clearRemains(cluster: string, log: Notice): Promise<void> {
  for (const [signal, limit] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    const left = processesIn(cluster);
    if (left.length === 0) break;
    log('remains', { pid: String(left[0]) });
    const postmaster = stateOf(cluster)?.pid;
    const heads = postmaster !== undefined && left.includes(postmaster) ? [postmaster] : left;
    for (const pid of heads) tell(pid, signal);
    await waitUntil(() => processesIn(cluster).length === 0, limit);
  }
  // Its process id may by now belong to a stranger, which would make PostgreSQL refuse to start.
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  clearSockets(cluster);
}
