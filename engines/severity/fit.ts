/** One thing a message shows. */
export interface Feature {
  readonly name: string;
  readonly value: number;
}

/** One message's features and whether it is critical. */
export interface Marked {
  readonly features: readonly Feature[];
  readonly critical: boolean;
}

/** Weights of a logistic regression; a feature that is not among them weighs nothing. */
export interface Learned {
  readonly intercept: number;
  readonly weights: Readonly<Record<string, number>>;
}

const PASSES = 25;
const RATE = 0.3;
/** Penalty of a weight's square, spread over the messages that show the feature. */
const PENALTY = 0.5;
/** A stem of one message says nothing about the next. */
const SEEN = 3;
/** Some messages could be judged either way: none is taken as certain, so that the few strangest do not decide. */
const DOUBT = 0.015;
/** What a feature that tells nothing by itself still counts, and the most that any may. */
const LEAST_WORTH = 0.4;
const MOST_WORTH = 2;

/**
 * Logistic regression with a penalty on squares, by AdaGrad (Duchi, Hazan, Singer, JMLR 12, 2011), in an order that is
 * the same every time. Each feature counts by how unevenly it stands in critical and other messages (Wang and Manning,
 * "Baselines and Bigrams", ACL 2012), and the weights are the mean of the second half of the passes.
 */
export function fitSeverity(messages: readonly Marked[]): Learned {
  const counts = new Map<string, number>();
  for (const { features } of messages)
    for (const { name } of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts.keys()].filter((name) => counts.get(name)! >= SEEN);
  const rows = new Map(names.map((name, row) => [name, row]));
  const weights = new Float64Array(names.length);
  const squares = new Float64Array(names.length).fill(1e-8);
  const pulls = Float64Array.from(names, (name) => PENALTY / counts.get(name)!);
  const worths = worthsOf(messages, names, counts);
  const known = messages.map(({ features, critical }) => ({
    target: critical ? 1 - DOUBT : DOUBT,
    entries: features.flatMap(({ name, value }) => {
      const row = rows.get(name);
      return row === undefined || value === 0 ? [] : [{ row, value: value * worths[row]! }];
    }),
  }));
  const sums = new Float64Array(names.length);
  let interceptSum = 0;
  let kept = 0;
  let intercept = 0;
  let square = 1e-8;
  const next = dice();
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { entries, target } of shuffled(known, next)) {
      let sum = intercept;
      for (const { row, value } of entries) sum += weights[row]! * value;
      const error = 1 / (1 + Math.exp(-sum)) - target;
      square += error * error;
      intercept -= (RATE * error) / Math.sqrt(square);
      for (const { row, value } of entries) {
        const slope = error * value + pulls[row]! * weights[row]!;
        squares[row]! += slope * slope;
        weights[row]! -= (RATE * slope) / Math.sqrt(squares[row]!);
      }
    }
    if (pass < PASSES / 2) continue;
    kept += 1;
    interceptSum += intercept;
    for (const [row, weight] of weights.entries()) sums[row]! += weight;
  }
  const means = sums.map((sum, row) => (sum / kept) * worths[row]!);
  return { intercept: round(interceptSum / kept), weights: rounded(names, means) };
}

/** How far each feature's share of the critical messages is from its share of the others, as a log-ratio. */
function worthsOf(
  messages: readonly Marked[],
  names: readonly string[],
  counts: ReadonlyMap<string, number>,
): Float64Array {
  const critical = messages.filter((one) => one.critical);
  const grave = new Map<string, number>();
  for (const { features } of critical)
    for (const { name } of features) grave.set(name, (grave.get(name) ?? 0) + 1);
  const others = messages.length - critical.length + 1;
  return Float64Array.from(names, (name) => {
    const inGrave = grave.get(name) ?? 0;
    const inOthers = counts.get(name)! - inGrave;
    const ratio = ((inGrave + 1) / (critical.length + 1)) * (others / (inOthers + 1));
    return Math.min(MOST_WORTH, LEAST_WORTH + Math.abs(Math.log(ratio)));
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** To a hundredth, in the order of the alphabet; what is nothing at a hundredth is left out. */
function rounded(names: readonly string[], weights: Float64Array): Record<string, number> {
  const pairs = names.map((name, row): [string, number] => [name, round(weights[row]!)]);
  return Object.fromEntries(
    pairs.filter(([, weight]) => Math.abs(weight) >= 0.02).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Linear congruential numbers in [0, 1) (Numerical Recipes): an order needs no better. */
function dice(): () => number {
  let state = 3;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<T>(list: T[], next: () => number): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}
