import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * The shell becomes npm, leaving behind a watcher that blocks on a pipe held open by this process. However this process
 * ends, kill -9 included, the pipe closes, and npm and what it runs end at once.
 */
const watched = `
exec 3<&0 </dev/null
npm=$$
( ( read -r never <&3; kill -s KILL -- "-$npm" ) >/dev/null 2>&1 & )
exec 3<&-
exec "$@"
`;

/**
 * Runs npm to its end; resolves with its exit code. npm does not end at Ctrl-C: by itself it would go on installing, under
 * the hands of the npm of the next start. So it ends with this process.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function runNpm(program, args, cwd) {
  const child = spawn('/bin/sh', ['-c', watched, 'sh', program, ...args], {
    cwd,
    stdio: ['pipe', 2, 2],
    // A group of its own, to be ended as a whole.
    detached: true,
  });
  let stoppedBy;
  const stop = (signal) => {
    stoppedBy = signal;
    process.kill(-child.pid, 'SIGKILL');
  };
  for (const signal of stopping) process.on(signal, stop);
  const [code] = await once(child, 'close');
  if (stoppedBy) process.exit(128 + constants.signals[stoppedBy]);
  for (const signal of stopping) process.off(signal, stop);
  return code;
}
