import type { LowRank, Span } from './low-rank.ts';
import type { SparseRows } from './matrix.ts';
import { addRow, meanSquare, productsInto } from './narrow.ts';
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

/** One example's way through the net and back, with the memory it needs. */
export class LowRankStep {
  readonly #net: LowRank;
  readonly #middle: Float32Array;
  readonly #mask: Float32Array;
  readonly #back: Float32Array;
  readonly #errors: Float64Array;
  /** Classes to be moved, and how far. */
  readonly #active: Int32Array;
  readonly #steps: Float64Array;
  #kept = new Int32Array(256);
  #keptCount = 0;

  constructor(net: LowRank) {
    this.#net = net;
    this.#middle = new Float32Array(net.width);
    this.#mask = new Float32Array(net.width);
    this.#back = new Float32Array(net.width);
    this.#errors = new Float64Array(net.constants.length);
    this.#active = new Int32Array(net.constants.length);
    this.#steps = new Float64Array(net.constants.length);
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
    const { constants, classSquares } = this.#net;
    const energy = meanSquare(this.#middle);
    this.#classErrors(span, truth);
    let active = 0;
    for (let c = span.from; c < span.to; c++) {
      const error = this.#errors[c]!;
      if (error < NEGLIGIBLE && error > -NEGLIGIBLE) continue;
      classSquares[c]! += error * error * energy;
      const step = (CLASS_RATE * rate * error) / (Math.sqrt(classSquares[c]!) + TINY);
      constants[c]! -= step * 0.1;
      this.#active[active] = c;
      this.#steps[active++] = step;
    }
    let at = 0;
    for (; at + 4 <= active; at += 4) this.#moveFour(at);
    for (; at < active; at++) this.#moveOne(at);
  }

  /** Moves one of the active classes and adds its part to what the middle should have been. */
  #moveOne(at: number): void {
    const { width, classes } = this.#net;
    const middle = this.#middle;
    const back = this.#back;
    const c = this.#active[at]!;
    const error = this.#errors[c]!;
    const step = this.#steps[at]!;
    const base = c * width;
    for (let j = 0; j < middle.length; j++) {
      const weight = classes[base + j]!;
      back[j]! += error * weight;
      classes[base + j] = weight - step * middle[j]!;
    }
  }

  /** As `#moveOne`, four classes at a time: the middle and the way back are read and written a quarter as often. */
  #moveFour(at: number): void {
    const { width, classes } = this.#net;
    const middle = this.#middle;
    const back = this.#back;
    const [a, b, c, d] = [
      this.#active[at]!,
      this.#active[at + 1]!,
      this.#active[at + 2]!,
      this.#active[at + 3]!,
    ];
    const [p, q, r, s] = [this.#errors[a]!, this.#errors[b]!, this.#errors[c]!, this.#errors[d]!];
    const [t, u, v, w] = [this.#steps[at]!, this.#steps[at + 1]!, this.#steps[at + 2]!, this.#steps[at + 3]!];
    const [k, l, m, n] = [a * width, b * width, c * width, d * width];
    for (let j = 0; j < middle.length; j++) {
      const number = middle[j]!;
      const first = classes[k + j]!;
      const second = classes[l + j]!;
      const third = classes[m + j]!;
      const fourth = classes[n + j]!;
      back[j]! += p * first + q * second + (r * third + s * fourth);
      classes[k + j] = first - t * number;
      classes[l + j] = second - u * number;
      classes[m + j] = third - v * number;
      classes[n + j] = fourth - w * number;
    }
  }

  /** Probability less truth, for each class of the label. */
  #classErrors(span: Span, truth: number): void {
    const errors = this.#errors;
    let largest = Number.NEGATIVE_INFINITY;
    productsInto(this.#net.classes, span, this.#middle, errors);
    for (let c = span.from; c < span.to; c++) {
      errors[c]! += this.#net.constants[c]!;
      if (errors[c]! > largest) largest = errors[c]!;
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
