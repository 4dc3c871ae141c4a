import {
  evaluate,
  fromKeywords,
  loadModel,
  type Model,
  type Report,
  trainModel,
} from '../../../engines/classify/index.ts';
import { learnInGroups } from '../learn-in-groups.ts';
import type { Trained, TrainingOrder } from './trainer.types.ts';

/** Trains and judges; long work without a pause, so that the server does it in a thread. */
export function train(order: TrainingOrder, onStep: (step: string) => void): Trained {
  const began = performance.now();
  const model = trainModel(order.examples, {
    labels: order.labels,
    hierarchy: order.hierarchy,
    onProgress: ({ step, label }) => onStep(label ? `${step} ${label}` : step),
  });
  const seconds = (performance.now() - began) / 1000;
  onStep('judging');
  const report = evaluate(model, order.judgedOn);
  return { bytes: model.toBytes(), seconds, report, duel: duel(model, order) };
}

function duel(model: Model, { rival, compareOn }: TrainingOrder): { own: Report; rival: Report } | undefined {
  if (!rival || compareOn.length === 0) return undefined;
  const other =
    'bytes' in rival
      ? learnInGroups(loadModel(rival.bytes), rival.lessons).model
      : fromKeywords({ topic: rival.keywords });
  return { own: evaluate(model, compareOn), rival: evaluate(other, compareOn) };
}
