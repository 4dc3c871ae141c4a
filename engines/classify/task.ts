import type { Example } from './types.ts';

/** One label of a training set: its values and each example's class (index of the value, -1 when not labelled). */
export interface LabelTask {
  readonly name: string;
  readonly values: readonly string[];
  readonly classes: Int32Array;
  /** Share of each value among the labelled examples. */
  readonly shares: Float64Array;
}

/** Values most frequent first, equals in code point order. Throws RangeError when there are fewer than two. */
export function labelTask(examples: readonly Example[], name: string): LabelTask {
  const counts = new Map<string, number>();
  for (const { labels } of examples) {
    const value = labels[name];
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  if (counts.size < 2) {
    throw new RangeError(
      `label "${name}" has ${counts.size} values in the examples; training needs at least 2`,
    );
  }
  const values = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
  const index = new Map(values.map((value, i) => [value, i]));
  const classes = Int32Array.from(examples, ({ labels }) => {
    const value = labels[name];
    return value === undefined ? -1 : index.get(value)!;
  });
  const total = values.reduce((sum, value) => sum + counts.get(value)!, 0);
  return { name, values, classes, shares: Float64Array.from(values, (value) => counts.get(value)! / total) };
}

/** For each class of the child the parent's class it mostly stands with; the first one when it never does. */
export function parentClasses(child: LabelTask, parent: LabelTask): Int32Array {
  const together = child.values.map(() => new Int32Array(parent.values.length));
  child.classes.forEach((own, i) => {
    const above = parent.classes[i]!;
    if (own >= 0 && above >= 0) together[own]![above]!++;
  });
  return Int32Array.from(together, (counts) => counts.indexOf(Math.max(...counts)));
}
