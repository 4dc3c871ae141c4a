import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { node, root } from './setup.mjs';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * An import makes far more than it keeps: left to itself, Node lets 100 MB of it lie about before it looks. A server, which
 * is to be quick, is left to itself.
 */
const settingsFor = (command) => (command === 'import' ? ['--max-semi-space-size=8'] : []);

/**
 * Runs the server's command line on Node 24 in place of this process: same terminal, signals and exit code.
 * The fourth channel is a lifeline: it closes when this process ends, kill -9 included, and Heed then stops too
 * (server/platform/lifeline.ts). When npm, which started this process, is killed, this process ends likewise.
 */
export function runHeed(args) {
  const child = spawn(node, [...settingsFor(args[0]), join(root, 'server', 'main.ts'), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    // Node keeps what it has compiled: a third of the time it takes to load the server. Large arrays lie in large pages of
    // memory where glibc and Linux know these: docs/decisions/0048.
    env: {
      GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
      ...process.env,
      HEED_LIFELINE: '3',
    },
  });
  for (const signal of passedOn) process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent && process.env.npm_lifecycle_event) child.stdio[3].destroy();
  }, 200);
  child.once('error', (error) => {
    process.stderr.write(`heed: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.once('close', (code, signal) => {
    clearInterval(watch);
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
