import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WeightTable } from './weight-table.ts';

const ROWS = 7;

/** Four rows at a time, as the kernel does: the same to the bit. */
function plainSums(
  weights: Int8Array,
  classes: number,
  rows: readonly number[],
  values: Float32Array,
): number[] {
  const term = (i: number, c: number) => (values[i] ?? 0) * weights[(rows[i] ?? 0) * classes + c]!;
  return Array.from({ length: classes }, (_, c) => {
    let sum = 0;
    for (let i = 0; i < rows.length; i += 4)
      sum += term(i, c) + term(i + 1, c) + (term(i + 2, c) + term(i + 3, c));
    return sum;
  });
}

const vectorOf = (rows: readonly number[], values: Float32Array) => ({
  rows: Int32Array.from(rows),
  values,
  length: rows.length,
  words: 0,
  unknownWords: 0,
});

it('adds up rows of bytes for any number of classes and rows', () => {
  const entries = fc.array(
    fc.tuple(fc.nat(ROWS - 1), fc.float({ min: -2, max: 2, noNaN: true, noDefaultInfinity: true })),
    { maxLength: 2100, size: 'max' },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 19 }), entries, (classes, entered) => {
      const weights = Int8Array.from({ length: ROWS * classes }, (_, i) => (i * 37) % 255);
      const rows = entered.map(([row]) => row);
      const values = Float32Array.from(entered, ([, value]) => value);
      const sums = new WeightTable(weights, classes).sumsOf(vectorOf(rows, values));
      expect(Array.from(sums.subarray(0, classes), (sum) => sum + 0)).toEqual(
        plainSums(weights, classes, rows, values).map((sum) => sum + 0),
      );
    }),
    { numRuns: 50 },
  );
});

it('leaves out rows that were added after training', () => {
  const table = new WeightTable(Int8Array.of(1, 2, 3, 4), 2);
  expect([...table.sumsOf(vectorOf([1, 2, 9], Float32Array.of(1, 5, 5))).subarray(0, 2)]).toEqual([3, 4]);
});
