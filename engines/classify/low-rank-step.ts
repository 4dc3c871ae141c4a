import type { Arena } from './arena.ts';
import type { SparseRows } from './matrix.ts';
import type { LabelTask } from './task.ts';

/** Steps of AdaGrad (Duchi, Hazan, Singer, JMLR 12, 2011), one rate a row; they fall to zero over training. */
const FEATURE_RATE = 0.03;
const CLASS_RATE = 0.1;
/** Shares of features and of middle numbers left out at each step, so that no word is relied on alone. */
const FEATURE_DROPOUT = 0.6;
const WIDTH_DROPOUT = 0.3;
/** A class whose probability is off by less than this teaches nothing worth its time. */
const NEGLIGIBLE = 0.002;
const TINY = 1e-6;

/** Where each label's classes lie among the rows of `classes`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface LowRank {
  readonly width: number;
  readonly spans: readonly Span[];
  readonly arena: Arena;
  /** width numbers for each feature, and for each class of all labels one after the other. */
  readonly features: Float32Array;
  readonly classes: Float32Array;
  readonly constants: Float32Array;
  readonly featureSquares: Float32Array;
  readonly classSquares: Float32Array;
  /** Places to work in: the middle, what it should have been, scores of all classes, numbered rows and their factors. */
  readonly middle: Float32Array;
  readonly back: Float32Array;
  readonly scores: Float32Array;
  readonly numbers: Int32Array;
  readonly factors: Float32Array;
  readonly block: Float32Array;
}

/** One example's way through the net and back, with the memory it needs. */
export class LowRankStep {
  readonly #net: LowRank;
  readonly #mask: Float32Array;
  readonly #bytes: number;
  /** Columns and values of the features kept. */
  #columns = new Int32Array(256);
  #values = new Float32Array(256);
  #kept = 0;
  /** Classes to be moved, and how far. */
  readonly #active: Int32Array;
  readonly #steps: Float32Array;
  #moved = 0;

  constructor(net: LowRank) {
    this.#net = net;
    this.#mask = new Float32Array(net.width);
    this.#bytes = 4 * net.width;
    this.#active = new Int32Array(net.constants.length);
    this.#steps = new Float32Array(net.constants.length);
  }

  learn(
    matrix: SparseRows,
    tasks: readonly LabelTask[],
    example: number,
    rate: number,
    next: () => number,
  ): void {
    this.#keep(matrix, example, next);
    this.#forward(next);
    this.#moved = 0;
    const energy = meanSquare(this.#net.middle);
    for (let t = 0; t < tasks.length; t++) {
      const truth = tasks[t]!.classes[example]!;
      if (truth >= 0) this.#learnLabel(this.#net.spans[t]!, truth, rate, energy);
    }
    this.#moveClasses();
    this.#backward(rate);
  }

  #keep({ starts, columns, values }: SparseRows, example: number, next: () => number): void {
    const start = starts[example]!;
    const end = starts[example + 1]!;
    if (end - start > this.#columns.length) {
      this.#columns = new Int32Array(2 * (end - start));
      this.#values = new Float32Array(2 * (end - start));
    }
    let kept = 0;
    for (let k = start; k < end; k++) {
      if (next() < FEATURE_DROPOUT) continue;
      this.#columns[kept] = columns[k]!;
      this.#values[kept++] = values[k]! / (1 - FEATURE_DROPOUT);
    }
    this.#kept = kept;
  }

  #forward(next: () => number): void {
    const { middle, numbers, factors } = this.#net;
    const mask = this.#mask;
    numbers.set(this.#columns.subarray(0, this.#kept));
    factors.set(this.#values.subarray(0, this.#kept));
    middle.fill(0);
    this.#gather(middle, this.#net.features, this.#kept);
    for (let j = 0; j < middle.length; j++) {
      mask[j] = next() < WIDTH_DROPOUT ? 0 : 1 / (1 - WIDTH_DROPOUT);
      middle[j]! *= mask[j]!;
    }
  }

  /** Softmax over one label's classes; notes those that are wrong and how far to move them. */
  #learnLabel(span: Span, truth: number, rate: number, energy: number): void {
    const { constants, classSquares, scores } = this.#net;
    this.#classErrors(span, truth);
    for (let c = span.from; c < span.to; c++) {
      const error = scores[c]!;
      if (error < NEGLIGIBLE && error > -NEGLIGIBLE) continue;
      classSquares[c]! += error * error * energy;
      const step = (CLASS_RATE * rate * error) / (Math.sqrt(classSquares[c]!) + TINY);
      constants[c]! -= step * 0.1;
      this.#active[this.#moved] = c;
      this.#steps[this.#moved++] = -step;
    }
  }

  /** Probability less truth, for each class of the label, in place of the scores. */
  #classErrors({ from, to }: Span, truth: number): void {
    const { arena, classes, constants, middle, scores } = this.#net;
    const [rows, out] = [classes.byteOffset + from * this.#bytes, scores.byteOffset + 4 * from];
    arena.kernels.products(rows, to - from, middle.byteOffset, out, this.#bytes);
    let largest = Number.NEGATIVE_INFINITY;
    for (let c = from; c < to; c++) {
      scores[c]! += constants[c]!;
      if (scores[c]! > largest) largest = scores[c]!;
    }
    let sum = 0;
    for (let c = from; c < to; c++) {
      scores[c] = Math.exp(scores[c]! - largest);
      sum += scores[c]!;
    }
    for (let c = from; c < to; c++) scores[c]! /= sum;
    scores[from + truth]! -= 1;
  }

  /** Adds up what the middle should have been, then moves the noted classes. */
  #moveClasses(): void {
    const { back, classes, scores, numbers, factors, middle } = this.#net;
    numbers.set(this.#active.subarray(0, this.#moved));
    for (let i = 0; i < this.#moved; i++) factors[i] = scores[this.#active[i]!]!;
    back.fill(0);
    this.#gather(back, classes, this.#moved);
    factors.set(this.#steps.subarray(0, this.#moved));
    this.#scatter(middle, classes, this.#moved);
  }

  #backward(rate: number): void {
    const { features, featureSquares, back, numbers, factors } = this.#net;
    for (let j = 0; j < back.length; j++) back[j]! *= this.#mask[j]!;
    const energy = meanSquare(back);
    numbers.set(this.#columns.subarray(0, this.#kept));
    for (let i = 0; i < this.#kept; i++) {
      const value = this.#values[i]!;
      const column = this.#columns[i]!;
      featureSquares[column]! += value * value * energy;
      factors[i] = (-FEATURE_RATE * rate * value) / (Math.sqrt(featureSquares[column]!) + TINY);
    }
    this.#scatter(back, features, this.#kept);
  }

  #gather(into: Float32Array, rows: Float32Array, count: number): void {
    const { arena, numbers, factors } = this.#net;
    const { byteOffset } = numbers;
    arena.kernels.gather(
      into.byteOffset,
      rows.byteOffset,
      byteOffset,
      factors.byteOffset,
      count,
      this.#bytes,
    );
  }

  #scatter(from: Float32Array, rows: Float32Array, count: number): void {
    const { arena, numbers, factors } = this.#net;
    const { byteOffset } = numbers;
    arena.kernels.scatter(
      from.byteOffset,
      rows.byteOffset,
      byteOffset,
      factors.byteOffset,
      count,
      this.#bytes,
    );
  }
}

function meanSquare(values: Float32Array): number {
  let sum = 0;
  for (let j = 0; j < values.length; j++) sum += values[j]! * values[j]!;
  return sum / values.length;
}
