import type { SharedRows, SparseRows } from './matrix.ts';
import type { LabelTask } from './task.ts';
import type { TrainingSet } from './training-set.ts';

/*
 * Features weighed anew for each class by how much more (or less) often they stand in its messages than in the others:
 * |log count ratio| (Wang, Manning, ACL 2012, "NBSVM"). What is rare but faithful to a class, such as a place name to
 * its authority, then counts as it should.
 */

/** Counts are this times the feature's value, plus one: the smoothing of the ratio. */
const COUNT = 10;

/** The examples as one class sees them; overwritten when the next class is asked for. */
export interface RatioView {
  readonly matrix: SharedRows;
  readonly lengths: Float32Array;
  /** What each feature was multiplied by. */
  readonly factors: Float32Array;
}

/** Gives the view of each class of a label; the examples' mean squared length stays what it was. */
export function ratioViews(
  set: TrainingSet,
  task: LabelTask,
  examples: Int32Array,
): (index: number) => RatioView {
  const { matrix, features, lengths: plain, weighed: values } = set;
  const { sums, totals, ofClass, all } = countsOf(set, task, examples);
  const classes = task.values.length;
  const lengths = new Float32Array(matrix.count);
  const factors = new Float32Array(features);
  return (index) => {
    const within = ofClass[index]! + features;
    const without = all - ofClass[index]! + features;
    for (let f = 0; f < features; f++) {
      const own = sums[f * classes + index]!;
      factors[f] = Math.abs(Math.log(((own + 1) * without) / (within * (totals[f]! - own + 1))));
    }
    scale(factors, scaleRows(matrix, factors, values, lengths), values, lengths, mean(plain) - 1);
    return { matrix: { ...matrix, values }, lengths, factors };
  };
}

function countsOf({ matrix, features }: TrainingSet, task: LabelTask, examples: Int32Array) {
  const { starts, columns, values } = matrix;
  const classes = task.values.length;
  const sums = new Float32Array(features * classes);
  const totals = new Float32Array(features);
  const ofClass = new Float64Array(classes);
  for (const example of examples) {
    const own = task.classes[example]!;
    if (own < 0) continue;
    for (let k = starts[example]!; k < starts[example + 1]!; k++) {
      const count = COUNT * values[k]!;
      sums[columns[k]! * classes + own]! += count;
      totals[columns[k]!]! += count;
      ofClass[own]! += count;
    }
  }
  return { sums, totals, ofClass, all: ofClass.reduce((sum, count) => sum + count, 0) };
}

/** Writes the multiplied values and each row's squared length; gives the mean of the squared lengths. */
function scaleRows(
  { starts, columns, values: plain, count }: SparseRows,
  factors: Float32Array,
  values: Float32Array,
  lengths: Float32Array,
): number {
  let total = 0;
  for (let row = 0; row < count; row++) {
    let squares = 0;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const value = plain[k]! * factors[columns[k]!]!;
      values[k] = value;
      squares += value * value;
    }
    lengths[row] = squares;
    total += squares;
  }
  return total / Math.max(1, count);
}

/** Brings the mean squared length from `from` to `to`, and adds the constant feature's 1 to each row's. */
function scale(
  factors: Float32Array,
  from: number,
  values: Float32Array,
  lengths: Float32Array,
  to: number,
): void {
  const square = from > 0 ? to / from : 1;
  const factor = Math.sqrt(square);
  for (let f = 0; f < factors.length; f++) factors[f]! *= factor;
  for (let k = 0; k < values.length; k++) values[k]! *= factor;
  for (let row = 0; row < lengths.length; row++) lengths[row] = lengths[row]! * square + 1;
}

const mean = (numbers: Float32Array): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
