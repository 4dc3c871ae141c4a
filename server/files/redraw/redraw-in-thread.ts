import { Worker } from 'node:worker_threads';
import { codecsOf } from './codecs.ts';
import type { RedrawOrder } from './redraw.ts';

/** The largest photo takes four seconds of processor time; a machine busy with much else gives it a tenth of one. */
const patienceMs = 120_000;

/** Starting one costs as much as a small photo; one that has nothing to do gives its memory back. */
const idleMs = 10_000;

let thread: Worker | undefined;
let idle: NodeJS.Timeout | undefined;

/**
 * Draws a picture anew in a thread, in a decoder that can reach nothing but the picture; call it for one at a time. What fails
 * or takes too long takes its thread with it.
 * @returns `undefined` when it cannot be drawn, or not within the limits of memory, pixels and time
 */
export async function redrawInThread(
  type: string,
  bytes: Buffer,
  mostPixels: number,
  patience = patienceMs,
): Promise<Uint8Array | undefined> {
  const order: RedrawOrder = { type, bytes, codecs: await codecsOf(type), mostPixels };
  clearTimeout(idle);
  thread ??= startThread();
  const worker = thread;
  const drawn = await ask(worker, order, patience);
  if (drawn) idle = setTimeout(() => end(worker), idleMs).unref();
  else end(worker);
  return drawn;
}

function startThread(): Worker {
  return new Worker(new URL('./thread.ts', import.meta.url), {
    name: 'pictures',
    env: {},
    // What decoders in WebAssembly take is limited in their own code; this is for the rest.
    resourceLimits: { maxOldGenerationSizeMb: 128, stackSizeMb: 4 },
    // They write their complaints there; a broken picture is no news.
    stdout: true,
    stderr: true,
  });
}

function end(worker: Worker): void {
  if (thread === worker) thread = undefined;
  void worker.terminate();
}

function ask(worker: Worker, order: RedrawOrder, patience: number): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const settle = (drawn: Uint8Array | undefined) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      // An error after all is over is nobody's.
      worker.on('error', () => undefined);
      worker.unref();
      resolve(drawn);
    };
    const timer = setTimeout(() => settle(undefined), patience);
    worker.removeAllListeners();
    worker.on('message', settle);
    worker.on('error', () => settle(undefined));
    worker.on('exit', () => settle(undefined));
    worker.ref();
    worker.postMessage(order);
  });
}
