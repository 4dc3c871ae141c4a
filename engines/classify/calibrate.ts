import { fitConfidence } from './confidence.ts';
import { couple, type Decision, type ParentLink, proposed, sharpen, toLogProbabilities } from './decision.ts';
import { weightedF1 } from './metrics/f1.ts';

/** Raw scores of held-out messages for one label, and which class each really has. */
export interface HeldOut {
  readonly scores: readonly Float64Array[];
  readonly truth: Int32Array;
}

/** Log-probabilities of the parent label for the same messages, and how classes hang together. */
export interface HeldOutParent {
  readonly logs: readonly Float64Array[];
  readonly label: string;
  readonly parentOf: Int32Array;
}

const STRENGTHS = [0, 0.25, 0.5, 0.75, 1];
/** How much a class's share in training may count; 0 is the score alone. */
const PRIORS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1];
/** Lifts tried: a class gets −lift · log(its share). */
const LIFTS = Array.from({ length: 21 }, (_, step) => step / 20);
/** Each lift is judged with this many neighbours on each side: one peak on some thousand messages is chance. */
const NEIGHBOURS = 3;
/** Slope that fits a support vector machine's scores on large data. */
const USUAL_SLOPE = 3;
/** Weight of the prior belief in the usual value: a normal deviation of 0.5 in the logarithm. */
const DOUBT = 2;
/** Narrows the search to a hundredth. */
const SEARCH_STEPS = 14;

/** Chooses a decision on held-out scores; `shares` are the classes' shares in training. */
export function calibrate(held: HeldOut, shares: Float64Array, parent?: HeldOutParent): Decision {
  const { slope, offsets } = bestSlope(held, shares);
  const plain = logsOf(held.scores, slope, offsets);
  const link = parent && bestLink(plain, held.truth, parent);
  const logs = link ? coupled(plain, parent, link) : plain;
  const sharpness = minimise((value) => surprise(sharpened(logs, value), held.truth), 1, held.truth.length);
  const final = sharpened(logs, sharpness);
  const lifts = bestLifts(final, held.truth, shares);
  const chosen = Int32Array.from(final, (row) => proposed(row, lifts));
  const right = Uint8Array.from(chosen, (index, i) => (index === held.truth[i] ? 1 : 0));
  const confidence = fitConfidence(final, chosen, right, shares.length);
  return { slope, offsets, parent: link, sharpness, lifts, confidence };
}

/** The slope, then how much the shares count at this slope, then the slope again. */
function bestSlope(held: HeldOut, shares: Float64Array): Pick<Decision, 'slope' | 'offsets'> {
  const loss = (slope: number, offsets: Float64Array): number =>
    surprise(logsOf(held.scores, slope, offsets), held.truth);
  const slopeFor = (offsets: Float64Array, usual: number): number =>
    minimise((slope) => loss(slope, offsets), usual, held.truth.length);
  const rough = slopeFor(new Float64Array(shares.length), USUAL_SLOPE);
  const guesses = PRIORS.map((prior) => scaledLog(shares, prior));
  const losses = guesses.map((offsets) => loss(rough, offsets));
  const offsets = guesses[losses.indexOf(Math.min(...losses))]!;
  return { slope: slopeFor(offsets, rough), offsets };
}

const scaledLog = (shares: Float64Array, factor: number): Float64Array =>
  shares.map((share) => factor * Math.log(share));

/** Log-probabilities before the parent has its say: what a child label is coupled with. */
export const logsOf = (
  scores: readonly Float64Array[],
  slope: number,
  offsets: Float64Array,
): Float64Array[] => changed(scores, (row) => toLogProbabilities(row, slope, offsets));

const sharpened = (logs: readonly Float64Array[], sharpness: number): Float64Array[] =>
  changed(logs, (row) => sharpen(row, sharpness));

const coupled = (logs: readonly Float64Array[], parent: HeldOutParent, link: ParentLink): Float64Array[] =>
  changed(logs, (row, at) => couple(row, parent.logs[at]!, link));

function changed(
  rows: readonly Float64Array[],
  change: (row: Float64Array, at: number) => void,
): Float64Array[] {
  return rows.map((row, at) => {
    const copy = row.slice();
    change(copy, at);
    return copy;
  });
}

function bestLink(logs: readonly Float64Array[], truth: Int32Array, parent: HeldOutParent): ParentLink {
  const links = STRENGTHS.map((strength) => ({ label: parent.label, parentOf: parent.parentOf, strength }));
  const losses = links.map((link) => surprise(coupled(logs, parent, link), truth));
  return links[losses.indexOf(Math.min(...losses))]!;
}

function bestLifts(logs: readonly Float64Array[], truth: Int32Array, shares: Float64Array): Float64Array {
  const guesses = LIFTS.map((lift) => scaledLog(shares, -lift));
  const gains = guesses.map((lifts) =>
    weightedF1(
      truth,
      Int32Array.from(logs, (row) => proposed(row, lifts)),
      shares.length,
    ),
  );
  const smooth = gains.map((_, at) => mean(gains.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1)));
  return guesses[smooth.indexOf(Math.max(...smooth))]!;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean negative log-probability of the truth. */
function surprise(logs: readonly Float64Array[], truth: Int32Array): number {
  let sum = 0;
  logs.forEach((row, i) => {
    sum -= row[truth[i]!]!;
  });
  return sum / Math.max(1, logs.length);
}

/**
 * Golden-section search on a logarithmic scale for the value that loses least, a tenth to ten times the
 * usual one. A few held-out messages prove little: the further from the usual, the more of them it takes.
 */
function minimise(loss: (value: number) => number, usual: number, messages: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  const total = (log: number): number => loss(usual * Math.exp(log)) + (DOUBT * log * log) / (messages + 1);
  let low = -Math.LN10;
  let high = Math.LN10;
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let atLeft = total(left);
  let atRight = total(right);
  for (let step = 0; step < SEARCH_STEPS; step++) {
    if (atLeft <= atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - golden * (high - low);
      atLeft = total(left);
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + golden * (high - low);
      atRight = total(right);
    }
  }
  return usual * Math.exp((low + high) / 2);
}
