/** Linear classifier of short texts: train, predict with honest probabilities, explain, evaluate, learn on. */
import { decode } from './codec.ts';
import { LinearModel } from './model.ts';
import type { Model } from './types.ts';

export { ModelFormatError } from './codec.ts';
export { type DriftMonitor, type DriftReport, driftMonitor, type LabelDrift } from './drift.ts';
export {
  evaluate,
  HANDOVER_PRECISION,
  type Judged,
  judge,
  type LabelReport,
  type Report,
  type ValueReport,
} from './evaluate.ts';
export type { Hierarchy } from './held-out.ts';
export { fromKeywords, type Keywords } from './keywords.ts';
export { learn } from './learn.ts';
export type { ReliabilityBin } from './metrics/calibration.ts';
export { type Coverage, coverageAt } from './metrics/coverage.ts';
export { type Progress, type TrainOptions, trainModel } from './train.ts';
export type {
  Example,
  Explanation,
  Fragment,
  Model,
  Novelty,
  Prediction,
  Predictions,
  PredictOptions,
} from './types.ts';

/** A model from the bytes of `toBytes`; throws ModelFormatError when they are damaged or of another version. */
export const loadModel = (bytes: Uint8Array): Model => new LinearModel(decode(bytes));
