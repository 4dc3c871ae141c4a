import { Worker } from 'node:worker_threads';
import type { Trained, TrainerMessage, TrainingOrder } from './trainer.types.ts';

/** Trains off this thread. @throws Error what went wrong in there, or that the thread ended, as `signal` has it */
export function trainInThread(
  order: TrainingOrder,
  onStep: (step: string) => void,
  signal?: AbortSignal,
): Promise<Trained> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      name: 'training',
      workerData: order,
    });
    worker.on('message', (message: TrainerMessage) => {
      if ('step' in message) onStep(message.step);
      else resolve(message.trained);
    });
    const end = () => void worker.terminate();
    signal?.addEventListener('abort', end);
    worker.on('error', reject);
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', end);
      reject(new Error(`the training thread ended (${code})`));
    });
  });
}
