import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs npm to its end; resolves with its exit code. npm does not end at Ctrl-C: by itself it would go on installing, under
 * the hands of the npm of the next start. So whoever stops this process stops npm first.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function runNpm(program, args, cwd) {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 2, 2] });
  let stoppedBy;
  const stop = (signal) => {
    stoppedBy = signal;
    child.kill('SIGKILL');
  };
  for (const signal of stopping) process.on(signal, stop);
  const [code] = await once(child, 'close');
  if (stoppedBy) process.exit(128 + constants.signals[stoppedBy]);
  for (const signal of stopping) process.off(signal, stop);
  return code;
}
