import type { SparseRows } from './matrix.ts';
import { type Random, shuffle } from './random.ts';

/*
 * Linear support vector machine, squared hinge loss, one class against the rest, by dual coordinate
 * descent with shrinking (Hsieh, Chang, Lin, Keerthi, Sundararajan, ICML 2008, algorithm 3).
 */

export interface SvmOptions {
  /** Price of a mistake; higher fits the examples closer. */
  readonly cost: number;
  /** Passes over the examples still in play. */
  readonly passes: number;
}

/** Good enough when no example's gradient breaks its bound by more than this. */
const TOLERANCE = 0.1;

/** One class's problem: weights of the features, the constant, and the multiplier of each example. */
export interface SvmClass {
  readonly weights: Float32Array;
  readonly alphas: Float32Array;
  intercept: number;
}

/** Squared length of each example plus 1 for the constant feature. */
export function diagonal(matrix: SparseRows): Float32Array {
  const lengths = new Float32Array(matrix.count);
  for (let i = 0; i < matrix.count; i++) {
    let sum = 1;
    for (let k = matrix.starts[i]!; k < matrix.starts[i + 1]!; k++) sum += matrix.values[k]! ** 2;
    lengths[i] = sum;
  }
  return lengths;
}

/**
 * Solves "class `wanted` against the rest" over the examples in `order`, starting from what `problem`
 * holds: examples added since cost only a few passes. `order` is shuffled.
 */
export function solveClass(
  matrix: SparseRows,
  lengths: Float32Array,
  classes: Int32Array,
  wanted: number,
  order: Int32Array,
  problem: SvmClass,
  options: SvmOptions,
  random: Random,
): void {
  const softness = 0.5 / options.cost;
  let active = order.length;
  let bound = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < options.passes; pass++) {
    shuffle(order, active, random);
    let worst = 0;
    for (let at = 0; at < active; at++) {
      const example = order[at]!;
      const sign = classes[example] === wanted ? 1 : -1;
      const alpha = problem.alphas[example]!;
      const gradient = sign * score(matrix, example, problem) - 1 + alpha * softness;
      if (alpha === 0 && gradient > bound) {
        order[at--] = order[--active]!;
        order[active] = example;
        continue;
      }
      const violation = alpha === 0 ? Math.min(gradient, 0) : gradient;
      if (violation === 0) continue;
      worst = Math.max(worst, Math.abs(violation));
      const next = Math.max(alpha - gradient / (lengths[example]! + softness), 0);
      problem.alphas[example] = next;
      addExample(matrix, example, (next - alpha) * sign, problem);
    }
    if (worst < TOLERANCE && active === order.length) return;
    // Near the bound everything is looked at once more before it counts as solved.
    bound = worst < TOLERANCE ? Number.POSITIVE_INFINITY : worst;
    if (worst < TOLERANCE) active = order.length;
  }
}

function score(matrix: SparseRows, example: number, problem: SvmClass): number {
  const { columns, values, starts } = matrix;
  const weights = problem.weights;
  const end = starts[example + 1]!;
  let sum = problem.intercept;
  for (let k = starts[example]!; k < end; k++) sum += weights[columns[k]!]! * values[k]!;
  return sum;
}

function addExample(matrix: SparseRows, example: number, step: number, problem: SvmClass): void {
  if (step === 0) return;
  const { columns, values, starts } = matrix;
  const weights = problem.weights;
  const end = starts[example + 1]!;
  for (let k = starts[example]!; k < end; k++) weights[columns[k]!]! += step * values[k]!;
  problem.intercept += step;
}
