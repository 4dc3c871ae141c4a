import { readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import type pg from 'pg';

/**
 * How far what nobody waits for stands behind, as `nice` counts it: where processors are short it gets a third of what a
 * request gets (sched(7): a weight of 335 beside 1024), and where they are not, all it asks for.
 */
const behind = 5;

/**
 * Lets this thread, and those it starts from now on, give way to the other threads of the process. Only Linux knows
 * priorities of threads; elsewhere nothing happens.
 */
export function giveWay(): void {
  attempt(() => {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (thread > 0) os.setPriority(thread, behind);
  });
}

/**
 * The same for the server process behind a connection, where that runs on this machine: its title names the port we
 * call from, or that we came through a socket. Every server process is a session of its own, for which Linux may keep a share besides (autogroup).
 */
export async function letBackendGiveWay(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ pid: number; port: number | null }>(
    'select pg_backend_pid() as pid, inet_client_port() as port',
  );
  const { pid, port } = rows[0]!;
  attempt(() => {
    const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (!title.startsWith('postgres: ') || !title.includes(port === null ? ' [local] ' : `(${port})`)) return;
    os.setPriority(pid, behind);
    writeFileSync(`/proc/${pid}/autogroup`, String(behind));
  });
}

/** Where it is not allowed or not known, everything is as it was. */
function attempt(change: () => void): void {
  try {
    change();
  } catch {
    // Nothing depends on it.
  }
}
