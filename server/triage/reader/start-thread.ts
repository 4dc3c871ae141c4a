import { Worker } from 'node:worker_threads';
import type { CallName, Calls, Reply } from './protocol.ts';

/** A thread that answers calls in order. Once it has ended, every call fails; start another. */
export interface ReadingThread {
  ask<N extends CallName>(name: N, call: Calls[N]['ask']): Promise<Calls[N]['answer']>;
  readonly ended: boolean;
  end(): Promise<void>;
}

/** Reading a batch takes a fraction of a second; a thread that is silent for so long is caught in something. */
const patienceMs = 120_000;

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

export function startThread(
  file: URL = new URL('./thread.ts', import.meta.url),
  patience = patienceMs,
): ReadingThread {
  const worker = new Worker(file, { name: 'triage' });
  // Only while it is asked something does it keep the process alive.
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let ended = false;
  let calls = 0;

  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one) clearTimeout(one.timer);
    if (waiting.size === 0) worker.unref();
    return one;
  };
  const fail = (error: Error) => {
    ended = true;
    for (const id of [...waiting.keys()]) settle(id)?.reject(error);
  };
  worker.on('message', ({ id, answer, error }: Reply) => {
    const one = settle(id);
    if (error === undefined) one?.resolve(answer);
    else one?.reject(new Error(`the reading thread could not answer: ${error}`));
  });
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) => fail(new Error(`the reading thread ended (${code})`)));

  return {
    get ended() {
      return ended;
    },
    ask(name, call) {
      if (ended) return Promise.reject(new Error('the reading thread has ended'));
      calls += 1;
      const id = calls;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          fail(new Error(`the reading thread did not answer within ${patience} ms`));
          void worker.terminate();
        }, patience);
        worker.ref();
        waiting.set(id, { resolve: (answer) => resolve(answer as never), reject, timer });
        worker.postMessage({ id, name, ...call });
      });
    },
    async end() {
      ended = true;
      await worker.terminate();
    },
  };
}
