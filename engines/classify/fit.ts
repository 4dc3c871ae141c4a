import type { SparseRows } from './matrix.ts';
import { seededRandom } from './random.ts';
import { packClass, type Scorer } from './scorer.ts';
import { diagonal, type SvmClass, solveClass } from './svm.ts';
import type { LabelTask } from './task.ts';

/** Tuned by cross-validation on 16,000 real messages; flat between 0.4 and 1. */
const SVM = { cost: 0.5, passes: 3 };

/** What training knows of all examples. */
export interface TrainingSet {
  readonly matrix: SparseRows;
  readonly lengths: Float32Array;
  readonly features: number;
  readonly seed: number;
}

export const trainingSet = (matrix: SparseRows, features: number, seed: number): TrainingSet => ({
  matrix,
  lengths: diagonal(matrix),
  features,
  seed,
});

/** The state of one class between the fit without the held-out examples and the fit with them. */
export type ClassState = Pick<SvmClass, 'alphas' | 'intercept'>;

/**
 * Fits every class of a label on the given examples, one after the other (only one class's weights are
 * in memory), going on from `states`: of the examples learnt before, those that hold weight are looked at
 * again, the others stay where they are. `done` sees each class while its weights exist.
 */
export function fitClasses(
  set: TrainingSet,
  task: LabelTask,
  fresh: Int32Array,
  states: ClassState[],
  done: (index: number, problem: SvmClass) => void,
): void {
  const labelled = fresh.filter((example) => task.classes[example]! >= 0);
  for (let index = 0; index < task.values.length; index++) {
    const state = states[index] ?? { alphas: new Float32Array(set.matrix.count), intercept: 0 };
    const problem: SvmClass = { ...state, weights: weightsOf(set, task, index, state.alphas) };
    const order = Int32Array.from([...labelled, ...supporting(state.alphas)]);
    const random = seededRandom(set.seed + index);
    solveClass(set.matrix, set.lengths, task.classes, index, order, problem, SVM, random);
    states[index] = { alphas: problem.alphas, intercept: problem.intercept };
    done(index, problem);
  }
}

/** Examples that hold weight. */
function supporting(alphas: Float32Array): number[] {
  const found: number[] = [];
  alphas.forEach((alpha, example) => {
    if (alpha > 0) found.push(example);
  });
  return found;
}

/** Weights are the sum of the examples, each by its multiplier and sign. */
function weightsOf(set: TrainingSet, task: LabelTask, index: number, alphas: Float32Array): Float32Array {
  const weights = new Float32Array(set.features);
  const { starts, columns, values } = set.matrix;
  alphas.forEach((alpha, example) => {
    if (alpha === 0) return;
    const step = task.classes[example] === index ? alpha : -alpha;
    for (let k = starts[example]!; k < starts[example + 1]!; k++) weights[columns[k]!]! += step * values[k]!;
  });
  return weights;
}

/** Scores of the given examples under one class. */
export function scoreExamples(
  matrix: SparseRows,
  examples: Int32Array,
  problem: SvmClass,
  write: (position: number, score: number) => void,
): void {
  const { starts, columns, values } = matrix;
  examples.forEach((example, position) => {
    let sum = problem.intercept;
    for (let k = starts[example]!; k < starts[example + 1]!; k++)
      sum += problem.weights[columns[k]!]! * values[k]!;
    write(position, sum);
  });
}

/** Fits on the fresh examples too, adds what `extend` gives to each class, and packs the classes into a scorer. */
export function fitScorer(
  set: TrainingSet,
  task: LabelTask,
  fresh: Int32Array,
  states: ClassState[],
  extend: (index: number, weights: Float32Array) => number,
): Scorer {
  const classes = task.values.length;
  const weights = new Int8Array(set.features * classes);
  const scales = new Float32Array(classes);
  const intercepts = new Float32Array(classes);
  fitClasses(set, task, fresh, states, (index, problem) => {
    intercepts[index] = problem.intercept + extend(index, problem.weights);
    packClass(problem.weights, index, classes, weights, scales);
  });
  return { weights, scales, intercepts, trainedClasses: classes, learnt: new Map() };
}
