import type { Vectoriser } from './vectoriser.ts';

/** Sparse rows: entries of row i are at `starts[i]` … `starts[i + 1] - 1`. */
export interface SparseRows {
  readonly count: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** All texts as feature vectors. */
export function vectorise(texts: readonly string[], vectoriser: Vectoriser): SparseRows {
  const starts = new Int32Array(texts.length + 1);
  let columns = new Int32Array(1 << 16);
  let values = new Float32Array(1 << 16);
  let used = 0;
  texts.forEach((text, index) => {
    const vector = vectoriser.read(text);
    if (used + vector.length > columns.length) {
      const capacity = Math.max(columns.length * 2, used + vector.length);
      columns = grown(columns, new Int32Array(capacity));
      values = grown(values, new Float32Array(capacity));
    }
    columns.set(vector.rows.subarray(0, vector.length), used);
    values.set(vector.values.subarray(0, vector.length), used);
    used += vector.length;
    starts[index + 1] = used;
  });
  return {
    count: texts.length,
    starts,
    columns: columns.subarray(0, used),
    values: values.subarray(0, used),
  };
}

function grown<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
