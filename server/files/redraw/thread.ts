/** The thread that draws pictures anew, one at a time. */
import { parentPort } from 'node:worker_threads';
import { type RedrawOrder, redraw } from './redraw.ts';

parentPort?.on('message', async (order: RedrawOrder) => {
  // Whoever waits tells "not drawn" from nothing else: the file is then no picture, for whatever reason.
  const drawn = await redraw(order).catch(() => undefined);
  parentPort?.postMessage(drawn);
});
