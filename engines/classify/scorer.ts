import type { FeatureVector } from './vectoriser.ts';
import type { WeightTable } from './weight-table.ts';

/**
 * Linear scores of one label's classes. Weights are bytes, row by feature, with one scale a class; what
 * was learnt from corrections lies beside them in full precision, for the rows it touched.
 */
export interface Scorer {
  /** Of the classes it was trained for; classes added since have learnt rows only. */
  readonly trained: WeightTable;
  readonly scales: Float32Array;
  readonly intercepts: Float32Array;
  /** Row → class → what to add to its weight. */
  readonly learnt: Learnt;
}

export type Learnt = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Scores of all classes for one vector, written to `scores` (length: number of classes). */
export function scoreInto(scorer: Scorer, vector: FeatureVector, scores: Float64Array): void {
  const { scales, intercepts, trained } = scorer;
  const sums = trained.sumsOf(vector);
  scores.fill(0);
  for (let c = 0; c < trained.classes; c++) scores[c] = sums[c]! * scales[c]!;
  for (let c = 0; c < intercepts.length; c++) scores[c]! += intercepts[c]!;
  if (scorer.learnt.size > 0) addLearnt(scorer.learnt, vector, scores);
}

function addLearnt(learnt: Learnt, vector: FeatureVector, scores: Float64Array): void {
  for (let i = 0; i < vector.length; i++) {
    const steps = learnt.get(vector.rows[i]!);
    if (steps === undefined) continue;
    const value = vector.values[i]!;
    for (const [c, step] of steps) scores[c]! += value * step;
  }
}

/** Weight of one class at one row. */
export function weightAt(scorer: Scorer, row: number, index: number): number {
  const learnt = scorer.learnt.get(row)?.get(index) ?? 0;
  const { classes, weights } = scorer.trained;
  const base = row * classes;
  if (index >= classes || base >= weights.length) return learnt;
  return learnt + weights[base + index]! * scorer.scales[index]!;
}

/** Packs full-precision weights of one class into bytes: the largest becomes ±127. */
export function packClass(
  weights: Float32Array,
  index: number,
  classes: number,
  packed: Int8Array,
  scales: Float32Array,
): void {
  let largest = 0;
  for (let row = 0; row < weights.length; row++) largest = Math.max(largest, Math.abs(weights[row]!));
  const scale = largest / 127;
  scales[index] = scale;
  if (scale === 0) return;
  for (let row = 0; row < weights.length; row++) {
    packed[row * classes + index] = Math.round(weights[row]! / scale);
  }
}
