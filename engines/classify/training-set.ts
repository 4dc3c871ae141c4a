import { type SharedRows, type SparseRows, share } from './matrix.ts';
import { diagonal } from './svm.ts';

/** What training knows of all examples. */
export interface TrainingSet {
  readonly matrix: SharedRows;
  readonly lengths: Float32Array;
  readonly features: number;
  readonly seed: number;
  /** Places for the two learners of one class and for the values as the second one sees them. */
  readonly weights: readonly [Float32Array, Float32Array];
  readonly weighed: Float32Array;
}

export function trainingSet(rows: SparseRows, features: number, seed: number): TrainingSet {
  const matrix = share(rows, [features, features, rows.values.length]);
  const { arena } = matrix;
  return {
    matrix,
    lengths: diagonal(matrix),
    features,
    seed,
    weights: [arena.floats(features), arena.floats(features)],
    weighed: arena.floats(rows.values.length),
  };
}
