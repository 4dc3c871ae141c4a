import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

const runNpm = path.join(import.meta.dirname, '..', '..', 'scripts', 'run-npm.mjs');
/** As npm is: it says who it is, and goes on when it is asked to end. */
const stubborn = `for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  process.stderr.write(process.pid + '\\n'); setInterval(() => {}, 1000);`;

const run = (program: string) =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { runNpm } = await import(${JSON.stringify(runNpm)});
       process.exit(await runNpm(process.execPath, ['-e', ${JSON.stringify(program)}], '/'));`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('an installation that is stopped by %s leaves no npm behind', async (signal, code) => {
  const own = run(stubborn);
  const [pid] = await once(createInterface(own.stderr), 'line');
  own.kill(signal);
  expect(await once(own, 'close')).toEqual([code, null]);
  expect(existsSync(`/proc/${pid}`)).toBe(false);
});

it('an installation whose start is killed takes npm with it', async () => {
  const own = run(stubborn);
  await once(createInterface(own.stderr), 'line');
  own.kill('SIGKILL');
  // npm has what it says from its start: that ends only when both have.
  expect(await once(own, 'close')).toEqual([null, 'SIGKILL']);
});

it('an installation tells how npm ended', async () => {
  expect(await once(run('process.exit(7)'), 'close')).toEqual([7, null]);
});
