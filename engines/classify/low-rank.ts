import { createArena, room } from './arena.ts';
import { type LowRank, LowRankStep, type Span } from './low-rank-step.ts';
import type { SparseRows } from './matrix.ts';
import { type Random, seededRandom, shuffle } from './random.ts';
import type { LabelTask } from './task.ts';

/*
 * All labels learnt together through a narrow middle: a message becomes `width` numbers, and every class of
 * every label is a direction among them (as fastText: Joulin, Grave, Bojanowski, Mikolov, EACL 2017). Rare
 * classes profit from what frequent ones taught about words. There is no nonlinearity, so the whole thing
 * is one more linear model and can be added to another.
 */

/** A multiple of 16, as the kernels take 64 bytes at once. */
const WIDTH = 128;
const ROW = 4 * WIDTH;
const SPREAD = 0.03;
/** Classes worked out in one walk over the features, which are too many for the processor's cache, and features a step of it. */
const CLASSES_AT_ONCE = 8;
const FEATURES_AT_ONCE = 64;

/** An untrained one for rows of at most `longest` entries; small random numbers from the seed. */
export function createLowRank(
  features: number,
  tasks: readonly LabelTask[],
  seed: number,
  longest: number,
): LowRank {
  const random = seededRandom(seed);
  const { spans, total } = spansOf(tasks);
  const rows = Math.max(longest, total);
  const sizes = [
    features * WIDTH,
    total * WIDTH,
    WIDTH,
    WIDTH,
    total,
    rows,
    rows,
    features * CLASSES_AT_ONCE,
  ];
  const arena = createArena(sizes.reduce((bytes, size) => bytes + room(size), 0));
  return {
    width: WIDTH,
    spans,
    arena,
    features: scattered(arena.floats(features * WIDTH), SPREAD, random),
    classes: scattered(arena.floats(total * WIDTH), 1 / Math.sqrt(WIDTH), random),
    constants: new Float32Array(total),
    featureSquares: new Float32Array(features),
    classSquares: new Float32Array(total),
    middle: arena.floats(WIDTH),
    back: arena.floats(WIDTH),
    scores: arena.floats(total),
    numbers: arena.ints(rows),
    factors: arena.floats(rows),
    block: arena.floats(features * CLASSES_AT_ONCE),
  };
}

function spansOf(tasks: readonly LabelTask[]): { spans: Span[]; total: number } {
  const spans: Span[] = [];
  let total = 0;
  for (const task of tasks) {
    spans.push({ from: total, to: total + task.values.length });
    total += task.values.length;
  }
  return { spans, total };
}

/** Uniform numbers of the given standard deviation. */
function scattered(numbers: Float32Array, deviation: number, random: Random): Float32Array {
  const range = 2 * Math.sqrt(3) * deviation;
  for (let i = 0; i < numbers.length; i++) numbers[i] = (random.next() - 0.5) * range;
  return numbers;
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

/** Scores of all labels' classes for one example, valid until the net is used again. */
export function lowRankScores(net: LowRank, matrix: SparseRows, example: number): Float32Array {
  const { arena, middle, scores, classes, constants, features, numbers, factors } = net;
  const start = matrix.starts[example]!;
  const end = matrix.starts[example + 1]!;
  numbers.set(matrix.columns.subarray(start, end));
  factors.set(matrix.values.subarray(start, end));
  middle.fill(0);
  const [into, rows] = [middle.byteOffset, features.byteOffset];
  arena.kernels.gather(into, rows, numbers.byteOffset, factors.byteOffset, end - start, ROW);
  arena.kernels.products(classes.byteOffset, constants.length, into, scores.byteOffset, ROW);
  for (let c = 0; c < constants.length; c++) scores[c]! += constants[c]!;
  return scores;
}

/**
 * Gives a function that adds `share` times one class's weights to `weights`, feature by feature, and returns
 * its share of the class's constant. Cheap when asked for classes in order.
 */
export function lowRankWeights(
  net: LowRank,
  share: number,
): (index: number, weights: Float32Array) => number {
  const total = net.featureSquares.length;
  let first = Number.NaN;
  return (index, weights) => {
    const wanted = index - (index % CLASSES_AT_ONCE);
    if (wanted !== first) fillBlock(net, wanted);
    first = wanted;
    const at = (index - wanted) * total;
    for (let f = 0; f < total; f++) weights[f]! += share * net.block[at + f]!;
    return share * net.constants[index]!;
  };
}

/** Weights of `CLASSES_AT_ONCE` classes one after the other; a few features at a time, so that they are read once. */
function fillBlock(
  { arena, features, classes, constants, featureSquares, block }: LowRank,
  first: number,
): void {
  const total = featureSquares.length;
  const to = Math.min(first + CLASSES_AT_ONCE, constants.length);
  for (let f = 0; f < total; f += FEATURES_AT_ONCE) {
    const rows = features.byteOffset + f * ROW;
    const count = Math.min(FEATURES_AT_ONCE, total - f);
    for (let c = first; c < to; c++) {
      const out = block.byteOffset + 4 * ((c - first) * total + f);
      arena.kernels.products(rows, count, classes.byteOffset + c * ROW, out, ROW);
    }
  }
}
