import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';

const alone = path.join(import.meta.dirname, '..', '..', 'scripts', 'alone.mjs');

/** Says `waits` when it has to, `works` when it is its turn, and goes on until it is told to end. */
function starter(folder: string) {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { once } from 'node:events';
       const { alone } = await import(${JSON.stringify(alone)});
       await alone(${JSON.stringify(folder)}, () => console.log('waits'), async () => {
         console.log('works');
         await once(process.stdin, 'data');
       });
       console.log('through');
       process.exit();`,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    child,
    said: async () => (await lines.next()).value as string | undefined,
    end: () => child.stdin.write('end\n'),
  };
}

it('two starts in one clone take turns, and the second says that it waits', async () => {
  const folder = `/clone/${randomUUID()}`;
  const first = starter(folder);
  expect(await first.said()).toBe('works');
  const second = starter(folder);
  expect(await second.said()).toBe('waits');
  first.end();
  expect(await first.said()).toBe('through');
  expect(await second.said()).toBe('works');
});

it('a start that is killed keeps nobody waiting, and other clones do not wait at all', async () => {
  const folder = `/clone/${randomUUID()}`;
  const first = starter(folder);
  expect(await first.said()).toBe('works');
  const [second, elsewhere] = [starter(folder), starter(`${folder} elsewhere`)];
  expect([await second.said(), await elsewhere.said()]).toEqual(['waits', 'works']);
  first.child.kill('SIGKILL');
  await once(first.child, 'close');
  expect(await second.said()).toBe('works');
});
