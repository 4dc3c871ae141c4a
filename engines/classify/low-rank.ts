import { LowRankStep } from './low-rank-step.ts';
import type { SparseRows } from './matrix.ts';
import { addRow, productsInto } from './narrow.ts';
import { seededRandom, shuffle } from './random.ts';
import type { LabelTask } from './task.ts';

/*
 * All labels learnt together through a narrow middle: a message becomes `width` numbers, and every class of
 * every label is a direction among them (as fastText: Joulin, Grave, Bojanowski, Mikolov, EACL 2017). Rare
 * classes profit from what frequent ones taught about words. There is no nonlinearity, so the whole thing
 * is one more linear model and can be added to another.
 */

const WIDTH = 128;
const SPREAD = 0.03;

/** Where each label's classes lie among the rows of `classes`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface LowRank {
  readonly width: number;
  readonly spans: readonly Span[];
  /** width numbers for each feature, and for each class of all labels one after the other. */
  readonly features: Float32Array;
  readonly classes: Float32Array;
  readonly constants: Float32Array;
  readonly featureSquares: Float32Array;
  readonly classSquares: Float32Array;
}

/** An untrained one; small random numbers from the seed. */
export function createLowRank(features: number, tasks: readonly LabelTask[], seed: number): LowRank {
  const random = seededRandom(seed);
  const spans: Span[] = [];
  let total = 0;
  for (const task of tasks) {
    spans.push({ from: total, to: total + task.values.length });
    total += task.values.length;
  }
  return {
    width: WIDTH,
    spans,
    features: Float32Array.from({ length: features * WIDTH }, () => random.normal() * SPREAD),
    classes: Float32Array.from({ length: total * WIDTH }, () => random.normal() / Math.sqrt(WIDTH)),
    constants: new Float32Array(total),
    featureSquares: new Float32Array(features),
    classSquares: new Float32Array(total),
  };
}

export interface Schedule {
  readonly passes: number;
  /** Factor of the steps at the beginning and at the end. */
  readonly from: number;
  readonly to: number;
  readonly seed: number;
}

/** Goes over the examples `passes` times. */
export function trainLowRank(
  net: LowRank,
  matrix: SparseRows,
  tasks: readonly LabelTask[],
  examples: Int32Array,
  schedule: Schedule,
): void {
  const random = seededRandom(schedule.seed);
  const order = examples.slice();
  const step = new LowRankStep(net);
  const total = schedule.passes * order.length;
  let done = 0;
  for (let pass = 0; pass < schedule.passes; pass++) {
    shuffle(order, order.length, random);
    for (const example of order) {
      const rate = schedule.from + ((schedule.to - schedule.from) * done++) / total;
      step.learn(matrix, tasks, example, rate, random.next);
    }
  }
}

/** Adds `share` times the scores of one label's classes for one example. */
export function addLowRankScores(
  net: LowRank,
  span: Span,
  matrix: SparseRows,
  example: number,
  share: number,
  scores: Float64Array,
): void {
  const middle = new Float32Array(net.width);
  for (let k = matrix.starts[example]!; k < matrix.starts[example + 1]!; k++) {
    addRow(net.features, matrix.columns[k]! * net.width, matrix.values[k]!, middle);
  }
  const products = new Float64Array(net.constants.length);
  productsInto(net.classes, span, middle, products);
  for (let c = span.from; c < span.to; c++)
    scores[c - span.from]! += share * (net.constants[c]! + products[c]!);
}

/** Classes worked out in one walk over the features, which are too many for the processor's cache. */
const CLASSES_AT_ONCE = 8;

/**
 * Gives a function that adds `share` times one class's weights to `weights`, feature by feature, and returns
 * its share of the class's constant. Cheap when asked for classes in order.
 */
export function lowRankWeights(
  net: LowRank,
  share: number,
): (index: number, weights: Float32Array) => number {
  const total = net.featureSquares.length;
  const block = new Float32Array(total * CLASSES_AT_ONCE);
  let first = Number.NaN;
  return (index, weights) => {
    const wanted = index - (index % CLASSES_AT_ONCE);
    if (wanted !== first) fillBlock(net, wanted, block);
    first = wanted;
    const at = (index - wanted) * total;
    for (let f = 0; f < total; f++) weights[f]! += share * block[at + f]!;
    return share * net.constants[index]!;
  };
}

function fillBlock(net: LowRank, first: number, block: Float32Array): void {
  const total = net.featureSquares.length;
  const to = Math.min(first + CLASSES_AT_ONCE, net.constants.length);
  const products = new Float64Array(net.constants.length);
  for (let f = 0; f < total; f++) {
    const row = net.features.subarray(f * net.width, (f + 1) * net.width);
    productsInto(net.classes, { from: first, to }, row, products);
    for (let c = first; c < to; c++) block[(c - first) * total + f] = products[c]!;
  }
}
