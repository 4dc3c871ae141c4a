/** The thread that trains one model and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { train } from './train.ts';
import type { TrainerMessage, TrainingOrder } from './trainer.types.ts';

const tell = (message: TrainerMessage) => parentPort?.postMessage(message);

tell({ trained: train(workerData as TrainingOrder, (step) => tell({ step })) });
