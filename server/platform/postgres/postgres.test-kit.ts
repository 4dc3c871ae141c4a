import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import type { Account } from './account.ts';
import { holderOf } from './hold.ts';
import { processesIn, startOf, tell, waitUntil } from './processes.ts';
import { type RunningPostgres, startPostgres } from './start.ts';
import { copyCluster } from './throwaway.ts';

/** A folder of its own for one test, under a name that breaks careless quoting; removed with all that runs in it. */
export function roomyDirectory(): string {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'heed тест $HOME '));
  chmodSync(directory, 0o755);
  onTestFinished(async () => {
    const clusters = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('postgres'),
    );
    const left = clusters.flatMap((path) => processesIn(join(directory, path)));
    for (const pid of left) tell(pid, 'SIGKILL');
    await waitUntil(() => left.every((pid) => startOf(pid) === undefined), 5_000);
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  });
  return directory;
}

/** A data directory whose database was made and never started. Making one in each test would take most of its time. */
export function madeDirectory(): string {
  const data = join(roomyDirectory(), 'data');
  mkdirSync(data);
  copyCluster(inject('postgres').pristine, join(data, 'postgres'));
  return data;
}

/** Starts the database in this process, and stops it when the test is over. */
export async function start(dataDirectory: string): Promise<RunningPostgres> {
  const postgres = await startPostgres({
    dataDirectory,
    settings: { shared_buffers: '16MB' },
    log: () => {},
  });
  onTestFinished(() => postgres.stop());
  return postgres;
}

export interface Copy {
  readonly child: ChildProcess;
  /** Resolves with its database's address once it runs; rejects with what it wrote to standard error. */
  readonly url: Promise<string>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Runs a second Heed's worth of database as a real process of its own. */
export function startCopy(dataDirectory: string, account?: Account): Copy {
  const fixture = join(import.meta.dirname, 'start.fixture.ts');
  const child = spawn(process.execPath, [fixture, dataDirectory], {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...account,
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()).url));
    child.once('close', () => reject(new Error(errors)));
  });
  // Some tests kill a copy before it runs and never ask for its address.
  url.catch(() => {});
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  onTestFinished(() => kill('SIGKILL'));
  return { child, url, kill };
}

/** A copy whose parent is gone, as when `npm start` was killed; resolves with its process id once it runs. */
export async function startOrphan(dataDirectory: string): Promise<number> {
  const fixture = join(import.meta.dirname, 'start.fixture.ts');
  const shell = spawn('/bin/sh', [
    '-c',
    '"$@" </dev/null & exit',
    'sh',
    process.execPath,
    fixture,
    dataDirectory,
  ]);
  await new Promise((resolve) => shell.stdout.once('data', resolve));
  const holder = holderOf(dataDirectory);
  if (!holder) throw new Error('The orphan does not hold its directory.');
  onTestFinished(() => tell(holder.pid, 'SIGKILL'));
  return holder.pid;
}

/** The shells that watch over the server of a cluster, by their command line. */
export function watchersOf(cluster: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(
      (pid) => pid > 0 && commandOf(pid).startsWith('/bin/sh\0') && commandOf(pid).includes(`\0${cluster}\0`),
    );
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  // A server that is killed under a connection says so to every client.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
