import { faults, type Sign, type SignCode, virtues } from './signs.ts';

/** How much each sign counts: the log-odds it adds to "empty" at full strength. */
export interface Weights {
  readonly bias: number;
  readonly signs: Readonly<Partial<Record<SignCode, number>>>;
}

export interface Example {
  readonly signs: readonly Sign[];
  readonly empty: boolean;
  /** How much it counts among the others; 1 unless said. */
  readonly weight?: number;
}

/** 0–1: how likely a reviewer would call this answer empty. */
export function likelihood(signs: readonly Sign[], weights: Weights): number {
  let sum = weights.bias;
  for (const { code, value } of signs) sum += (weights.signs[code] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}

const codes: readonly SignCode[] = [...faults, ...virtues];
const indexOf = new Map(codes.map((code, at) => [code, at]));
const isFault = new Set<SignCode>(faults);

/** Knows nothing yet. */
export const noWeights: Weights = { bias: 0, signs: {} };

interface LearnOptions {
  /** Pull towards the weights one starts from (ridge). */
  readonly ridge?: number;
  readonly rounds?: number;
}

/**
 * Logistic regression by projected gradient descent from the given weights: a fault never becomes a merit, and what
 * examples do not speak of stays as it was. Deterministic: same examples, same weights.
 */
export function learn(
  examples: readonly Example[],
  from: Weights,
  { ridge = 0.01, rounds = 1500 }: LearnOptions = {},
): Weights {
  const start = codes.map((code) => from.signs[code] ?? 0);
  const weights = [...start];
  const rows = examples.map(({ signs, empty, weight }) => ({
    values: signs.flatMap(({ code, value }) => {
      const at = indexOf.get(code);
      return at === undefined ? [] : [[at, value] as const];
    }),
    target: empty ? 1 : 0,
    weight: weight ?? 1,
  }));
  const total = Math.max(
    1e-9,
    rows.reduce((sum, { weight }) => sum + weight, 0),
  );
  let bias = from.bias;
  for (let round = 0; round < rounds; round++) {
    const slope = weights.map((weight, at) => ridge * (weight - (start[at] ?? 0)));
    let biasSlope = 0;
    for (const { values, target, weight } of rows) {
      let sum = bias;
      for (const [at, value] of values) sum += (weights[at] ?? 0) * value;
      const error = (weight / total) * (1 / (1 + Math.exp(-sum)) - target);
      biasSlope += error;
      for (const [at, value] of values) slope[at] = (slope[at] ?? 0) + error * value;
    }
    bias -= step * (biasSlope + ridge * (bias - from.bias));
    for (const [at, code] of codes.entries()) {
      const moved = (weights[at] ?? 0) - step * (slope[at] ?? 0);
      weights[at] = isFault.has(code) ? Math.max(0, moved) : Math.min(0, moved);
    }
  }
  return { bias, signs: Object.fromEntries(codes.map((code, at) => [code, weights[at] ?? 0])) };
}

/** Below 4 / (largest squared length of an example's signs), at which descent is sure to settle; such lengths stay under 20. */
const step = 0.2;

export interface Judged {
  readonly empty: boolean;
  readonly likelihood: number;
}

/** Each example judged by weights learned from the others only: every `folds`-th is left out in turn. */
export function crossValidate(examples: readonly Example[], from: Weights, folds: number): Judged[] {
  const judged: Judged[] = new Array(examples.length);
  for (let fold = 0; fold < folds; fold++) {
    const weights = learn(
      examples.filter((_, at) => at % folds !== fold),
      from,
    );
    for (let at = fold; at < examples.length; at += folds) {
      const { signs, empty } = examples[at]!;
      judged[at] = { empty, likelihood: likelihood(signs, weights) };
    }
  }
  return judged;
}
