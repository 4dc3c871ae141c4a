import { describe, expect, it } from 'vitest';
import type { SparseRows } from './matrix.ts';
import { ratioViews } from './ratio.ts';
import { labelTask } from './task.ts';
import { trainingSet } from './training-set.ts';

/** Feature 0 stands in every message, feature 1 only in the first two, feature 2 only in the last two. */
const matrix: SparseRows = {
  count: 4,
  starts: Int32Array.of(0, 2, 4, 6, 8),
  columns: Int32Array.of(0, 1, 0, 1, 0, 2, 0, 2),
  values: new Float32Array(8).fill(Math.SQRT1_2),
};
const task = labelTask(
  ['north', 'north', 'south', 'south'].map((executor) => ({ text: '', labels: { executor } })),
  'executor',
);
const set = trainingSet(matrix, 3, 1);

describe('ratioViews', () => {
  it('multiplies what is faithful to a class and hushes what stands everywhere', () => {
    const { factors } = ratioViews(set, task, Int32Array.of(0, 1, 2, 3))(0);
    expect(factors[1]).toBeGreaterThan(5 * factors[0]!);
    expect(factors[2]).toBeGreaterThan(5 * factors[0]!);
  });

  it('leaves the mean squared length as it was and agrees with its own lengths', () => {
    const view = ratioViews(set, task, Int32Array.of(0, 1, 2, 3))(1);
    const squares = [0, 1, 2, 3].map((row) =>
      view.matrix.values.subarray(2 * row, 2 * row + 2).reduce((sum, value) => sum + value * value, 0),
    );
    expect(squares.reduce((sum, one) => sum + one, 0) / 4).toBeCloseTo(1, 4);
    squares.forEach((square, row) => {
      expect(view.lengths[row]).toBeCloseTo(square + 1, 4);
    });
  });

  it('counts only the examples it is given, and those that are labelled', () => {
    const { factors } = ratioViews(set, task, Int32Array.of(0, 2))(0);
    const half = labelTask(
      ['north', undefined, 'south', undefined].map((executor) => ({ text: '', labels: { executor } })),
      'executor',
    );
    expect([...ratioViews(set, half, Int32Array.of(0, 1, 2, 3))(0).factors]).toEqual([...factors]);
  });
});
