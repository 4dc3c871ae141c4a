import { readdirSync, readFileSync } from 'node:fs';

/** Microseconds of processor time: of this thread, of the other threads of this process, of the database's server. */
export interface Cost {
  readonly node: number;
  readonly threads: number;
  readonly database: number;
}

/**
 * What everything costs from here on, by the kernel's own count (Linux), a message; looking for the database's processes,
 * some 4 ms, is not counted. `backend`: the process of any of its connections.
 */
export function countCosts(backend: number): (messages: number) => Cost {
  const databaseBefore = databaseSoFar(backend);
  const before = ownSoFar();
  return (messages) => {
    const own = ownSoFar();
    return {
      node: (own.node - before.node) / messages,
      threads: (own.threads - before.threads) / messages,
      database: (databaseSoFar(backend) - databaseBefore) / messages,
    };
  };
}

function ownSoFar(): Pick<Cost, 'node' | 'threads'> {
  const own = process.threadCpuUsage();
  const all = process.cpuUsage();
  const node = own.user + own.system;
  return { node, threads: all.user + all.system - node };
}

function databaseSoFar(backend: number): number {
  const parent = parentOf(backend);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .reduce((sum, name) => sum + nanosecondsOf(name) / 1000, 0);
}

/** The name before it may hold anything; what has ended meanwhile has no parent. */
function parentOf(pid: number | string): string | undefined {
  return textOf(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1];
}

const nanosecondsOf = (pid: string): number => Number(textOf(`/proc/${pid}/schedstat`).split(' ')[0] ?? 0);

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
