import { Worker } from 'node:worker_threads';
import type { Trained, TrainerMessage, TrainingOrder } from './trainer.types.ts';

/** Trains off this thread. @throws Error what went wrong in there, or that the thread ended */
export function trainInThread(order: TrainingOrder, onStep: (step: string) => void): Promise<Trained> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      name: 'training',
      workerData: order,
    });
    worker.on('message', (message: TrainerMessage) => {
      if ('step' in message) onStep(message.step);
      else resolve(message.trained);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the training thread ended (${code})`)));
  });
}
