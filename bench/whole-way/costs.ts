import { readdirSync, readFileSync } from 'node:fs';

/** Microseconds of processor time: of this thread, of the other threads of this process, of the database's server. */
export interface Cost {
  readonly node: number;
  readonly threads: number;
  readonly database: number;
}

/** What everything has cost so far, by the kernel's own count (Linux). `backend`: the process of any of its connections. */
export function costSoFar(backend: number): Cost {
  const own = process.threadCpuUsage();
  const all = process.cpuUsage();
  const node = own.user + own.system;
  const parent = parentOf(backend);
  const database = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .reduce((sum, name) => sum + nanosecondsOf(name) / 1000, 0);
  return { node, threads: all.user + all.system - node, database };
}

export function costBetween(from: Cost, to: Cost, messages: number): Cost {
  return {
    node: (to.node - from.node) / messages,
    threads: (to.threads - from.threads) / messages,
    database: (to.database - from.database) / messages,
  };
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
