import { spawnSync } from 'node:child_process';

/** Large arrays in large pages of memory, as scripts/run.mjs starts the server. */
export const largePages = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' };

/**
 * Runs this process's script once more with large arrays in large pages of memory, as the server has them, and ends with
 * it; comes back in that one. Where glibc or Linux does not know them, nothing is different.
 */
export function inLargePages(): void {
  if (process.env.GLIBC_TUNABLES !== undefined) return;
  const { status } = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, ...largePages },
  });
  process.exit(status ?? 1);
}
