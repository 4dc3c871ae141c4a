import { addTo, dot, type SharedRows } from './matrix.ts';
import { seededRandom } from './random.ts';
import { ratioViews } from './ratio.ts';
import { packClass, type Scorer } from './scorer.ts';
import { type SvmClass, solveClass } from './svm.ts';
import type { LabelTask } from './task.ts';
import type { TrainingSet } from './training-set.ts';
import { WeightTable } from './weight-table.ts';

/** Tuned by cross-validation on 16,000 real messages; flat between 0.4 and 1. */
const SVM = { cost: 0.5, passes: 3 };

/** What one learner knows of a class between the fit without the held-out examples and the fit with them. */
type Multipliers = Pick<SvmClass, 'alphas' | 'intercept'>;

/** A class's learners: on the features as they are and, for a label of few values, weighed by class. */
export interface ClassState {
  readonly plain: Multipliers;
  readonly ratio?: Multipliers | undefined;
}

/** Weights of the features and the constant of a fitted class. */
export type FittedClass = Pick<SvmClass, 'weights' | 'intercept'>;

/**
 * Labels of at most so many values also learn on features weighed by class, and the two are averaged: +0.006 executor,
 * +0.003 group; for 195 topics it took long and gave nothing.
 */
const RATIO_CLASSES = 64;

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
  done: (index: number, fitted: FittedClass) => void,
): void {
  const labelled = fresh.filter((example) => task.classes[example]! >= 0);
  const viewOf =
    task.values.length <= RATIO_CLASSES ? ratioViews(set, task, learntBy(labelled, states)) : undefined;
  const [first, second] = set.weights;
  for (let index = 0; index < task.values.length; index++) {
    const plain = fitOne(set, set, task, index, labelled, first, states[index]?.plain);
    const view = viewOf?.(index);
    const ratio = view && fitOne(set, view, task, index, labelled, second, states[index]?.ratio);
    states[index] = { plain: multipliersOf(plain), ratio: ratio && multipliersOf(ratio) };
    if (view && ratio) mixIn(plain, ratio, view.factors);
    done(index, plain);
  }
}

const multipliersOf = ({ alphas, intercept }: SvmClass): Multipliers => ({ alphas, intercept });

/** The examples of this fit and those that earlier ones gave weight to. */
function learntBy(fresh: Int32Array, states: readonly ClassState[]): Int32Array {
  const learnt = new Set(fresh);
  for (const { plain } of states) for (const example of supporting(plain.alphas)) learnt.add(example);
  return Int32Array.from(learnt).sort();
}

function fitOne(
  set: TrainingSet,
  { matrix, lengths }: Pick<TrainingSet, 'matrix' | 'lengths'>,
  task: LabelTask,
  index: number,
  labelled: Int32Array,
  weights: Float32Array,
  before: Multipliers | undefined,
): SvmClass {
  const state = before ?? { alphas: new Float32Array(matrix.count), intercept: 0 };
  const supports = supporting(state.alphas);
  sumInto(weights, matrix, task, index, state.alphas, supports);
  const problem: SvmClass = { ...state, weights };
  const order = new Int32Array(labelled.length + supports.length);
  order.set(labelled);
  order.set(supports, labelled.length);
  solveClass(matrix, lengths, task.classes, index, order, problem, SVM, seededRandom(set.seed + index));
  return problem;
}

/** The mean of two learners of one class, the second on features multiplied by `factors`; written into the first. */
function mixIn(plain: SvmClass, ratio: SvmClass, factors: Float32Array): void {
  const { weights } = plain;
  for (let f = 0; f < weights.length; f++) weights[f] = (weights[f]! + ratio.weights[f]! * factors[f]!) / 2;
  plain.intercept = (plain.intercept + ratio.intercept) / 2;
}

/** Examples that hold weight. */
function supporting(alphas: Float32Array): Int32Array {
  const found = new Int32Array(alphas.length);
  let count = 0;
  for (let example = 0; example < alphas.length; example++)
    if (alphas[example]! > 0) found[count++] = example;
  return found.subarray(0, count);
}

/** Weights are the sum of the examples, each by its multiplier and sign. */
function sumInto(
  weights: Float32Array,
  matrix: SharedRows,
  task: LabelTask,
  index: number,
  alphas: Float32Array,
  supports: Int32Array,
): void {
  weights.fill(0);
  for (const example of supports) {
    const alpha = alphas[example]!;
    addTo(matrix, example, task.classes[example] === index ? alpha : -alpha, weights);
  }
}

/** Scores of the given examples under one class. */
export function scoreExamples(
  matrix: SharedRows,
  examples: Int32Array,
  fitted: FittedClass,
  write: (position: number, score: number) => void,
): void {
  examples.forEach((example, position) => {
    write(position, fitted.intercept + dot(matrix, example, fitted.weights));
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
  fitClasses(set, task, fresh, states, (index, fitted) => {
    intercepts[index] = fitted.intercept + extend(index, fitted.weights);
    packClass(fitted.weights, index, classes, weights, scales);
  });
  return { trained: new WeightTable(weights, classes), scales, intercepts, learnt: new Map() };
}
