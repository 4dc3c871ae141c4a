/** The thread that reads one file of boundaries and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { type WeighOrder, weigh } from './weigh.rules.ts';

parentPort?.postMessage(weigh(workerData as WeighOrder));
