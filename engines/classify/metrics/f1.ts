/** Counts of one class over a test set. */
export interface ClassCounts {
  readonly support: number;
  readonly predicted: number;
  readonly right: number;
}

/** Counts of each class; `truth` and `predicted` hold class indices below `classes`, or -1 for "none of them". */
export function classCounts(truth: Int32Array, predicted: Int32Array, classes: number): ClassCounts[] {
  const counts = Array.from({ length: classes }, () => ({ support: 0, predicted: 0, right: 0 }));
  truth.forEach((wanted, i) => {
    const given = predicted[i]!;
    if (wanted >= 0) counts[wanted]!.support++;
    if (given >= 0) counts[given]!.predicted++;
    if (wanted >= 0 && wanted === given) counts[wanted]!.right++;
  });
  return counts;
}

export const precision = (counts: ClassCounts): number =>
  counts.predicted === 0 ? 0 : counts.right / counts.predicted;

export const recall = (counts: ClassCounts): number =>
  counts.support === 0 ? 0 : counts.right / counts.support;

/** Harmonic mean of precision and recall; 0 for a class neither present nor predicted. */
export function f1(counts: ClassCounts): number {
  const total = counts.support + counts.predicted;
  return total === 0 ? 0 : (2 * counts.right) / total;
}

/** F1 of each class weighted by its share of the test set. Messages of unknown classes (-1) count as missed. */
export function weightedF1(truth: Int32Array, predicted: Int32Array, classes: number): number {
  const counts = classCounts(truth, predicted, classes);
  const sum = counts.reduce((total, each) => total + f1(each) * each.support, 0);
  return truth.length === 0 ? 0 : sum / truth.length;
}

/** Mean F1 over the classes that stand in the test set. */
export function macroF1(truth: Int32Array, predicted: Int32Array, classes: number): number {
  const present = classCounts(truth, predicted, classes).filter((each) => each.support > 0);
  return present.reduce((total, each) => total + f1(each), 0) / Math.max(1, present.length);
}
