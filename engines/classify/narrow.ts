import type { Span } from './low-rank.ts';

/** Adds `factor` times the row that begins at `base` to `sum`. */
export function addRow(rows: Float32Array, base: number, factor: number, sum: Float32Array): void {
  for (let j = 0; j < sum.length; j++) sum[j]! += factor * rows[base + j]!;
}

export function meanSquare(values: Float32Array): number {
  let sum = 0;
  for (let j = 0; j < values.length; j++) sum += values[j]! * values[j]!;
  return sum / values.length;
}

/**
 * Inner products of a vector with the rows `from` … `to − 1`, each as long as the vector, written at the rows'
 * numbers. Four rows at a time share the reading of the vector, which takes about half the time of one by one.
 */
export function productsInto(
  rows: Float32Array,
  { from, to }: Span,
  vector: Float32Array,
  products: Float64Array,
): void {
  const width = vector.length;
  let row = from;
  for (; row + 4 <= to; row += 4) {
    const [k, l, m, n] = [row * width, (row + 1) * width, (row + 2) * width, (row + 3) * width];
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let j = 0; j < width; j++) {
      const number = vector[j]!;
      a += rows[k + j]! * number;
      b += rows[l + j]! * number;
      c += rows[m + j]! * number;
      d += rows[n + j]! * number;
    }
    products[row] = a;
    products[row + 1] = b;
    products[row + 2] = c;
    products[row + 3] = d;
  }
  for (; row < to; row++) products[row] = product(rows, row * width, vector);
}

function product(rows: Float32Array, base: number, vector: Float32Array): number {
  let sum = 0;
  for (let j = 0; j < vector.length; j++) sum += rows[base + j]! * vector[j]!;
  return sum;
}
