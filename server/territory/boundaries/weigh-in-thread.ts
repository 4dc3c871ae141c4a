import { Worker } from 'node:worker_threads';
import type { Weighed, WeighOrder } from './weigh.rules.ts';

/** A country's boundaries take a second to read and compare: off the thread that answers everybody else. */
export function weighInThread(order: WeighOrder): Promise<Weighed> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      name: 'boundaries',
      workerData: order,
    });
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the thread of boundaries ended (${code})`)));
  });
}
