import type { SparseRows } from './matrix.ts';
import { seededRandom, shuffle } from './random.ts';
import type { LabelTask } from './task.ts';

/*
 * All labels learnt together through a narrow middle: a message becomes `width` numbers, and every class of
 * every label is a direction among them (as fastText: Joulin, Grave, Bojanowski, Mikolov, EACL 2017). Rare
 * classes profit from what frequent ones taught about words. There is no nonlinearity, so the whole thing
 * is one more linear model and can be added to another.
 */

const WIDTH = 128;
/** Steps of AdaGrad (Duchi, Hazan, Singer, JMLR 12, 2011), one rate a row; they fall to zero over training. */
const FEATURE_RATE = 0.03;
const CLASS_RATE = 0.1;
/** Shares of features and of middle numbers left out at each step, so that no word is relied on alone. */
const FEATURE_DROPOUT = 0.6;
const WIDTH_DROPOUT = 0.3;
/** A class whose probability is off by less than this teaches nothing worth its time. */
const NEGLIGIBLE = 0.002;
const SPREAD = 0.03;
const TINY = 1e-6;

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
  const step = new Step(net);
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

/** One example's way through the net and back, with the memory it needs. */
class Step {
  readonly #net: LowRank;
  readonly #middle: Float32Array;
  readonly #mask: Float32Array;
  readonly #back: Float32Array;
  readonly #errors: Float64Array;
  #kept = new Int32Array(256);
  #keptCount = 0;

  constructor(net: LowRank) {
    this.#net = net;
    this.#middle = new Float32Array(net.width);
    this.#mask = new Float32Array(net.width);
    this.#back = new Float32Array(net.width);
    this.#errors = new Float64Array(net.constants.length);
  }

  learn(
    matrix: SparseRows,
    tasks: readonly LabelTask[],
    example: number,
    rate: number,
    next: () => number,
  ): void {
    this.#keep(matrix, example, next);
    this.#forward(matrix, next);
    this.#back.fill(0);
    tasks.forEach((task, t) => {
      const truth = task.classes[example]!;
      if (truth >= 0) this.#learnLabel(this.#net.spans[t]!, truth, rate);
    });
    this.#backward(matrix, rate);
  }

  #keep(matrix: SparseRows, example: number, next: () => number): void {
    const start = matrix.starts[example]!;
    const end = matrix.starts[example + 1]!;
    if (end - start > this.#kept.length) this.#kept = new Int32Array(2 * (end - start));
    this.#keptCount = 0;
    for (let k = start; k < end; k++) if (next() >= FEATURE_DROPOUT) this.#kept[this.#keptCount++] = k;
  }

  #forward(matrix: SparseRows, next: () => number): void {
    const middle = this.#middle;
    const mask = this.#mask;
    middle.fill(0);
    const whole = this.#keptCount - (this.#keptCount % 4);
    for (let i = 0; i < whole; i += 4) this.#addFour(matrix, i);
    for (let i = whole; i < this.#keptCount; i++) {
      const k = this.#kept[i]!;
      addRow(this.#net.features, matrix.columns[k]! * this.#net.width, matrix.values[k]!, middle);
    }
    for (let j = 0; j < middle.length; j++) {
      mask[j] = next() < WIDTH_DROPOUT ? 0 : 1 / (1 - WIDTH_DROPOUT);
      middle[j]! *= mask[j]! / (1 - FEATURE_DROPOUT);
    }
  }

  /** Four features at a time: the middle is read and written a quarter as often. */
  #addFour({ columns, values }: SparseRows, at: number): void {
    const { width, features } = this.#net;
    const middle = this.#middle;
    const k = this.#kept[at]!;
    const l = this.#kept[at + 1]!;
    const m = this.#kept[at + 2]!;
    const n = this.#kept[at + 3]!;
    const [a, b, c, d] = [columns[k]! * width, columns[l]! * width, columns[m]! * width, columns[n]! * width];
    const [p, q, r, s] = [values[k]!, values[l]!, values[m]!, values[n]!];
    for (let j = 0; j < width; j++) {
      middle[j]! +=
        p * features[a + j]! + q * features[b + j]! + (r * features[c + j]! + s * features[d + j]!);
    }
  }

  /** Softmax over one label's classes; moves those that are wrong and notes what the middle should have been. */
  #learnLabel(span: Span, truth: number, rate: number): void {
    const { width, classes, constants, classSquares } = this.#net;
    const middle = this.#middle;
    const back = this.#back;
    const energy = meanSquare(middle);
    this.#classErrors(span, truth);
    for (let c = span.from; c < span.to; c++) {
      const error = this.#errors[c]!;
      if (error < NEGLIGIBLE && error > -NEGLIGIBLE) continue;
      const base = c * width;
      classSquares[c]! += error * error * energy;
      const step = (CLASS_RATE * rate * error) / (Math.sqrt(classSquares[c]!) + TINY);
      constants[c]! -= step * 0.1;
      for (let j = 0; j < width; j++) {
        back[j]! += error * classes[base + j]!;
        classes[base + j]! -= step * middle[j]!;
      }
    }
  }

  /** Probability less truth, for each class of the label. */
  #classErrors(span: Span, truth: number): void {
    const errors = this.#errors;
    let largest = Number.NEGATIVE_INFINITY;
    for (let c = span.from; c < span.to; c++) {
      const score = classScore(this.#net, c, this.#middle);
      errors[c] = score;
      if (score > largest) largest = score;
    }
    let sum = 0;
    for (let c = span.from; c < span.to; c++) {
      errors[c] = Math.exp(errors[c]! - largest);
      sum += errors[c]!;
    }
    for (let c = span.from; c < span.to; c++) errors[c]! /= sum;
    errors[span.from + truth]! -= 1;
  }

  #backward(matrix: SparseRows, rate: number): void {
    const { width, features, featureSquares } = this.#net;
    const back = this.#back;
    for (let j = 0; j < width; j++) back[j]! *= this.#mask[j]!;
    const energy = meanSquare(back);
    for (let i = 0; i < this.#keptCount; i++) {
      const k = this.#kept[i]!;
      const value = matrix.values[k]! / (1 - FEATURE_DROPOUT);
      const column = matrix.columns[k]!;
      featureSquares[column]! += value * value * energy;
      const step = (FEATURE_RATE * rate * value) / (Math.sqrt(featureSquares[column]!) + TINY);
      const base = column * width;
      for (let j = 0; j < width; j++) features[base + j]! -= step * back[j]!;
    }
  }
}

function addRow(rows: Float32Array, base: number, factor: number, sum: Float32Array): void {
  for (let j = 0; j < sum.length; j++) sum[j]! += factor * rows[base + j]!;
}

function meanSquare(values: Float32Array): number {
  let sum = 0;
  for (let j = 0; j < values.length; j++) sum += values[j]! * values[j]!;
  return sum / values.length;
}

const classScore = (net: LowRank, index: number, middle: Float32Array): number =>
  net.constants[index]! + product(net.classes, index * net.width, middle);

/** Inner product of a row and a vector whose length is a multiple of four: four sums go on at once. */
function product(rows: Float32Array, base: number, vector: Float32Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let j = 0; j < vector.length; j += 4) {
    a += rows[base + j]! * vector[j]!;
    b += rows[base + j + 1]! * vector[j + 1]!;
    c += rows[base + j + 2]! * vector[j + 2]!;
    d += rows[base + j + 3]! * vector[j + 3]!;
  }
  return a + b + (c + d);
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
  for (let c = span.from; c < span.to; c++) scores[c - span.from]! += share * classScore(net, c, middle);
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
  const count = Math.min(CLASSES_AT_ONCE, net.constants.length - first);
  for (let f = 0; f < total; f++) {
    const row = net.features.subarray(f * net.width, (f + 1) * net.width);
    for (let c = 0; c < count; c++) block[c * total + f] = product(net.classes, (first + c) * net.width, row);
  }
}
