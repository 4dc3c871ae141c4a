import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** The fields of proc(5) stat from the third on; `undefined` for a process that is gone or a zombie. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may itself hold brackets and spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields;
  } catch {
    return undefined;
  }
}

/**
 * When a process started, as the kernel counts it (clock ticks since boot), or `undefined` when there is no such
 * process. A process id is reused; the pair of id and start is not, within one boot.
 */
export function startOf(pid: number): string | undefined {
  return statOf(pid)?.[19];
}

/** Whether whoever started a process is gone, so that init has taken it over. */
export function isOrphan(pid: number): boolean {
  return statOf(pid)?.[1] === '1';
}

export function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function workingDirectoryOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Every PostgreSQL process works inside its cluster's directory, so that directory tells whose it is. */
export function processesIn(cluster: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && workingDirectoryOf(pid) === cluster && startOf(pid) !== undefined);
}

/** Sends a signal; a process that is gone already is as good as told. */
export function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Waits until `done` holds, looking every 20 ms; `false` when `limit` milliseconds have passed. */
export async function waitUntil(done: () => boolean, limit: number): Promise<boolean> {
  const end = performance.now() + limit;
  while (!done()) {
    if (performance.now() > end) return false;
    await pause(20);
  }
  return true;
}
