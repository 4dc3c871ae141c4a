/**
 * How far a proposal can be trusted: a logistic regression on its own log-odds (a line that may bend twice), its lead over
 * the next candidate, and how reliable its value proved (some topics are labelled with less care than others).
 */
export interface Confidence {
  /** Constant, log-odds, lead, log-odds above the upper bend and below the lower one. */
  readonly weights: Float64Array;
  /** One summand a class. */
  readonly effects: Float64Array;
}

/** Before there is evidence the probability is believed as it is. */
const USUAL = Float64Array.of(0, 1, 0, 0, 0);
/** Where the line bends: at even odds, and where a lifted rare value is proposed. Topics: log-loss −0.003, ten folds. */
const UPPER = 0;
const LOWER = -1.5;
/** Strength of that belief, and of the belief that classes do not differ (inverse variances). */
const WEIGHT_PRIOR = 4;
const EFFECT_PRIOR = 3;
const SWEEPS = 25;
/** Log-odds and leads beyond this say nothing more. */
const FAR = 12;

export const plainConfidence = (classes: number): Confidence => ({
  weights: USUAL.slice(),
  effects: new Float64Array(classes),
});

/** Probability that the class proposed from these log-probabilities is right. */
export function confidenceOf({ weights, effects }: Confidence, logs: Float64Array, chosen: number): number {
  const features = featuresOf(logs, chosen);
  return logistic(weights.reduce((sum, weight, i) => sum + weight * features[i]!, effects[chosen]!));
}

/** In the order of the weights. */
function featuresOf(logs: Float64Array, chosen: number): readonly number[] {
  const odds = logOdds(logs[chosen]!);
  return [1, odds, lead(logs, chosen), Math.max(0, odds - UPPER), Math.max(0, LOWER - odds)];
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const bounded = (x: number): number => Math.max(-FAR, Math.min(FAR, x));
const logOdds = (log: number): number => bounded(log - Math.log(Math.max(-Math.expm1(log), 1e-12)));

/** Log-ratio to the most probable other class; negative when a lifted class was chosen before a more probable one. */
function lead(logs: Float64Array, chosen: number): number {
  let next = -FAR;
  for (let i = 0; i < logs.length; i++) if (i !== chosen && logs[i]! > next) next = logs[i]!;
  return bounded(logs[chosen]! - next);
}

/** Fits on held-out proposals: their log-probabilities, the class chosen, and whether it was right (1) or not (0). */
export function fitConfidence(
  logs: readonly Float64Array[],
  chosen: Int32Array,
  right: Uint8Array,
  classes: number,
): Confidence {
  const all = Int32Array.from(logs.keys());
  const rows = logs.map((row, i) => featuresOf(row, chosen[i]!));
  const features = Array.from(USUAL, (_, w) => Float64Array.from(rows, (row) => row[w]!));
  const members = Array.from({ length: classes }, (_, c) => all.filter((i) => chosen[i] === c));
  const { weights, effects } = plainConfidence(classes);
  const sums = features[1]!.slice();
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    features.forEach((feature, w) => {
      const step = newtonStep(sums, right, all, feature, WEIGHT_PRIOR, weights[w]! - USUAL[w]!);
      weights[w]! += step;
      for (const i of all) sums[i]! += step * feature[i]!;
    });
    members.forEach((own, c) => {
      const step = newtonStep(sums, right, own, features[0]!, EFFECT_PRIOR, effects[c]!);
      effects[c]! += step;
      for (const i of own) sums[i]! += step;
    });
  }
  return { weights, effects };
}

/** One step along one coordinate of the penalised log-likelihood; `off` is the distance from what is usual. */
function newtonStep(
  sums: Float64Array,
  right: Uint8Array,
  among: Int32Array,
  feature: Float64Array,
  prior: number,
  off: number,
): number {
  let slope = -prior * off;
  let curvature = prior;
  for (const i of among) {
    const p = logistic(sums[i]!);
    slope += feature[i]! * (right[i]! - p);
    curvature += feature[i]! ** 2 * p * (1 - p);
  }
  return slope / curvature;
}
