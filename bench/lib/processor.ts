import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second (USER_HZ). */
const ticksPerSecond = 100;

/** Fields of /proc/<pid>/stat behind the name, which may hold anything. */
function statOf(pid: number | string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** Seconds of processor time a process has used, all its threads together; 0 when it has gone. */
export function processorSeconds(pid: number | string): number {
  const fields = statOf(pid);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond;
}

/** The same for a server of which one backend is known: the sum over all its processes that are alive. */
export function processorSecondsBeside(pid: number): number {
  const parent = statOf(pid)[1];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statOf(name)[1] === parent)
    .reduce((sum, name) => sum + processorSeconds(name), 0);
}
