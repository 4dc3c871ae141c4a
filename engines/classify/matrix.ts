import { type Arena, createArena, room } from './arena.ts';
import type { Vectoriser } from './vectoriser.ts';

/** Sparse rows: entries of row i are at `starts[i]` … `starts[i + 1] - 1`. */
export interface SparseRows {
  readonly count: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Rows whose columns and values lie in an arena, where the kernels reach them. */
export interface SharedRows extends SparseRows {
  readonly arena: Arena;
}

/** A copy of the rows in an arena with room for more arrays of these lengths. */
export function share(rows: SparseRows, more: readonly number[]): SharedRows {
  const lengths = [rows.columns.length, rows.values.length, ...more];
  const arena = createArena(lengths.reduce((bytes, length) => bytes + room(length), 0));
  const columns = arena.ints(rows.columns.length);
  const values = arena.floats(rows.values.length);
  columns.set(rows.columns);
  values.set(rows.values);
  return { ...rows, columns, values, arena };
}

/** The row's inner product with weights that lie in the same arena. */
export function dot(
  { arena, starts, columns, values }: SharedRows,
  row: number,
  weights: Float32Array,
): number {
  const start = starts[row]!;
  const count = starts[row + 1]! - start;
  const [at, factors] = [columns.byteOffset + 4 * start, values.byteOffset + 4 * start];
  return arena.kernels.sparseDot(at, factors, count, weights.byteOffset);
}

/** Adds `step` times the row to weights that lie in the same arena. */
export function addTo(
  { arena, starts, columns, values }: SharedRows,
  row: number,
  step: number,
  weights: Float32Array,
): void {
  const start = starts[row]!;
  const count = starts[row + 1]! - start;
  const [at, factors] = [columns.byteOffset + 4 * start, values.byteOffset + 4 * start];
  arena.kernels.sparseAdd(at, factors, count, weights.byteOffset, step);
}

/** Entries of the longest row. */
export const longestRow = ({ starts }: SparseRows): number =>
  starts.reduce((most, start, row) => Math.max(most, (starts[row + 1] ?? start) - start), 0);

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
