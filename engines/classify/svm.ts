import { addTo, dot, type SharedRows, type SparseRows } from './matrix.ts';
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

/** One class's problem: weights of the features (in the arena of the examples), the constant, each example's multiplier. */
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
 * Works on "class `wanted` against the rest" over the examples in `order`, from what `problem` holds. The
 * first pass looks at all of them, the next ones only at those that are not clear of their margin. `order`
 * is shuffled.
 */
export function solveClass(
  matrix: SharedRows,
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
  for (let pass = 0; pass < options.passes; pass++) {
    shuffle(order, active, random);
    for (let at = 0; at < active; at++) {
      const example = order[at]!;
      const sign = classes[example] === wanted ? 1 : -1;
      const alpha = problem.alphas[example]!;
      const gradient =
        sign * (dot(matrix, example, problem.weights) + problem.intercept) - 1 + alpha * softness;
      if (alpha === 0 && gradient >= 0) {
        order[at--] = order[--active]!;
        order[active] = example;
        continue;
      }
      const next = Math.max(alpha - gradient / (lengths[example]! + softness), 0);
      const step = (next - alpha) * sign;
      if (step === 0) continue;
      problem.alphas[example] = next;
      addTo(matrix, example, step, problem.weights);
      problem.intercept += step;
    }
  }
}
