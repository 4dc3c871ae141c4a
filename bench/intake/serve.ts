import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { largePages } from '../lib/large-pages.ts';

export interface Served {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Runs a server script in a process of its own, as it would be served. */
export async function serve(script: string, env: Record<string, string>): Promise<Served> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, script), {
    env: { ...largePages, ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = (await once(child, 'message')) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${message.port}`,
    pid: child.pid!,
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
