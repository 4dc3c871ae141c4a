import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataDirectory } from '../data-directory.ts';
import { PostgresError } from './postgres.errors.ts';
import { bootId, startOf } from './processes.ts';

/** Who has a data directory open. Times are the kernel's, see `startOf`. */
export interface Holder {
  readonly pid: number;
  readonly started: string;
  readonly boot: string;
  /** The directory it was written for: a copy of the directory carries a copy of the file. */
  readonly dataDirectory: string;
  /** Port of its PostgreSQL on 127.0.0.1, once it runs. */
  readonly port?: number;
  /** Where people reach it, such as http://127.0.0.1:8080, once it serves. */
  readonly address?: string;
}

export interface Hold {
  /** Lets a second copy say where the first one is. */
  announce(more: { port?: number; address?: string }): void;
  release(): void;
}

const lockIn = (dataDirectory: string): string => join(dataDirectory, 'heed.lock');

function read(path: string): Holder | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isHolder(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(found: unknown): found is Holder {
  if (typeof found !== 'object' || found === null) return false;
  const has = (key: string, type: string) => typeof Reflect.get(found, key) === type;
  const may = (key: string, type: string) => !Reflect.has(found, key) || has(key, type);
  const required =
    has('pid', 'number') && ['started', 'boot', 'dataDirectory'].every((key) => has(key, 'string'));
  return required && may('port', 'number') && may('address', 'string');
}

function isAlive(holder: Holder, dataDirectory: string): boolean {
  return (
    holder.boot === bootId() &&
    holder.dataDirectory === dataDirectory &&
    startOf(holder.pid) === holder.started
  );
}

/** The living process that has this data directory open, if any. */
export function holderOf(dataDirectory: string): Holder | undefined {
  try {
    const real = realpathSync(dataDirectory);
    const holder = read(lockIn(real));
    return holder && isAlive(holder, real) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes a data directory (made when missing) for this process alone.
 * The lock names a process and its start, so that one left by a crash, or whose id was reused, does not count.
 * @throws PostgresError `already-running` with the address of the one that runs; UsageError `data-unusable`
 */
export function holdDataDirectory(dataDirectory: string): Hold {
  makeDataDirectory(dataDirectory);
  const real = realpathSync(dataDirectory);
  const lock = lockIn(real);
  let mine: Holder = {
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    boot: bootId(),
    dataDirectory: real,
  };
  const draft = `${lock}.${randomUUID()}`;
  const write = () => writeFileSync(draft, `${JSON.stringify(mine)}\n`);
  write();
  try {
    take(lock, draft, real);
  } finally {
    rmSync(draft, { force: true });
  }
  const release = () => {
    process.off('exit', release);
    const held = read(lock);
    if (held?.pid === mine.pid && held.started === mine.started) rmSync(lock, { force: true });
  };
  process.on('exit', release);
  return {
    announce(more) {
      mine = { ...mine, ...more };
      write();
      renameSync(draft, lock);
    },
    release,
  };
}

/** A hard link appears whole or not at all, and fails when the name is taken. */
function take(lock: string, draft: string, dataDirectory: string): void {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    try {
      linkSync(draft, lock);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = read(lock);
    if (holder && isAlive(holder, dataDirectory)) throw alreadyRunning(holder);
    discardStale(lock, dataDirectory);
  }
  throw new PostgresError('lock-unsteady', { lock });
}

/** Two starters may find the same stale lock; the slower one must not throw away the faster one's new lock. */
function discardStale(lock: string, dataDirectory: string): void {
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const taken = read(aside);
  try {
    if (taken && isAlive(taken, dataDirectory)) linkSync(aside, lock);
  } finally {
    rmSync(aside, { force: true });
  }
}

function alreadyRunning(holder: Holder): PostgresError {
  return new PostgresError('already-running', {
    dataDirectory: holder.dataDirectory,
    where: holder.address ? 'address' : 'none',
    address: holder.address ?? '',
    pid: String(holder.pid),
  });
}
