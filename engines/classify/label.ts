import { couple, type Decision, sharpen, toLogProbabilities } from './decision.ts';
import type { Familiarity } from './novelty.ts';
import { type Scorer, scoreInto } from './scorer.ts';
import type { FeatureVector } from './vectoriser.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One label of a model: its values, linear scores and the decision over them. */
export interface LabelModel {
  readonly name: string;
  readonly values: readonly string[];
  /** Share of each value in training, for drift and for lifting rare values. */
  readonly shares: Float64Array;
  readonly scorer: Scorer;
  readonly decision: Decision;
}

/** Everything a model consists of; what is stored. */
export interface ModelParts {
  readonly vocabulary: Vocabulary;
  readonly labels: readonly LabelModel[];
  /** Messages the model was trained on; 0 when it was made from keywords. */
  readonly examples: number;
  readonly familiarity: Familiarity;
}

/** Log-probabilities before the parent has its say. */
export function plainLogs(label: LabelModel, vector: FeatureVector): Float64Array {
  const logs = new Float64Array(label.values.length);
  scoreInto(label.scorer, vector, logs);
  toLogProbabilities(logs, label.decision.slope, label.decision.offsets);
  return logs;
}

/** Log-probabilities of the values for one vector; `parentLogs` gives the plain logs of a parent label. */
export function logProbabilities(
  label: LabelModel,
  vector: FeatureVector,
  parentLogs: (name: string) => Float64Array,
): Float64Array {
  const logs = plainLogs(label, vector);
  const link = label.decision.parent;
  if (link !== undefined) couple(logs, parentLogs(link.label), link);
  sharpen(logs, label.decision.sharpness);
  return logs;
}
