import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { PostgresError } from './postgres.errors.ts';

/** The superuser of every cluster made here. */
export const SUPERUSER = 'heed';

const passwordIn = (cluster: string): string => join(cluster, 'heed.password');

/** The superuser's password, made by `initCluster` and readable by the cluster's owner only. */
export function readPassword(cluster: string): string {
  return readFileSync(passwordIn(cluster), 'utf8').trim();
}

/** What a PG* variable of the person's shell says must not reach the embedded server. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' };

/**
 * Makes a cluster at `cluster` unless a whole one is there. It is made beside its place and renamed when whole,
 * so that a killed attempt leaves nothing that looks finished; what such attempts left is removed.
 * The caller holds the data directory.
 */
export async function initCluster(
  cluster: string,
  binaries: Binaries,
  account: Account | undefined,
  options: { readonly sync: boolean } = { sync: true },
): Promise<boolean> {
  sweepHalfMade(cluster);
  if (existsSync(passwordIn(cluster))) return false;
  setAsideTorso(cluster);
  const making = `${cluster}.making-${randomUUID()}`;
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(making, 'password');
  const fresh = join(making, 'cluster');
  mkdirSync(making, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const path of [making, passwordFile]) give(path, account);
  await runInitdb(binaries.initdb, fresh, passwordFile, account, options.sync);
  renameSync(passwordFile, passwordIn(fresh));
  renameSync(fresh, cluster);
  rmSync(making, { recursive: true, force: true });
  return true;
}

function sweepHalfMade(cluster: string): void {
  const parent = dirname(cluster);
  const prefix = `${cluster.slice(parent.length + 1)}.making-`;
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What was never a database (an interrupted copy, a full disk) is kept for a look, but does not stand in the way. */
function setAsideTorso(cluster: string): void {
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return;
  if (existsSync(join(cluster, 'global', 'pg_control'))) {
    throw new PostgresError('cluster-foreign', { cluster });
  }
  renameSync(cluster, `${cluster}.unfinished-${randomUUID()}`);
}

function give(path: string, account: Account | undefined): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/**
 * ICU's Russian order for sorting, and a UTF-8 character type: with ctype C the trigrams of Cyrillic words
 * silently vanish. Checksums, because a broken page should be known, not served.
 */
async function runInitdb(
  initdb: string,
  cluster: string,
  passwordFile: string,
  account: Account | undefined,
  sync: boolean,
): Promise<void> {
  const options = [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--locale-provider=icu',
    '--icu-locale=ru',
    '--data-checksums',
    '--no-instructions',
    ...(sync ? [] : ['--no-sync']),
  ];
  const child = spawn(initdb, options, {
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  if (said.includes('could not look up effective user')) {
    throw new PostgresError('no-account', { why: lastLine(said) });
  }
  throw new PostgresError('init-failed', { cluster, why: lastLine(said) });
}

function lastLine(text: string): string {
  const telling = text.split('\n').filter((line) => /error|fatal|panic/i.test(line));
  return (telling.at(-1) ?? text.trim().split('\n').at(-1) ?? '').trim();
}

/** PostgreSQL refuses a directory that others may read; copying and unpacking often loosen it. */
export function tighten(cluster: string): void {
  chmodSync(cluster, 0o700);
}

/** A short name for a path, the same on every start. */
export function digestOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}
