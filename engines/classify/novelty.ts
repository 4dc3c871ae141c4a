import type { Novelty } from './types.ts';
import type { FeatureVector } from './vectoriser.ts';

/**
 * What familiar messages look like: for each percentile 0–100 of the held-out training messages, the
 * strangeness that this share of them stays below. Undefined for a model made without examples.
 */
export type Familiarity = Float32Array;

/** Words of a message count as seen before one more is asked: short messages are not strange for one odd word. */
const SMOOTHING = 4;

/**
 * Strangeness of a vector: how far the best one-against-the-rest score lies below certainty, plus the
 * share of unknown words. `bestMargin` is +1 for a typical member of a class, −1 for a member of none.
 */
export function strangeness(vector: FeatureVector, bestMargin: number): number {
  return (1 - bestMargin) / 2 + unknownShare(vector);
}

const unknownShare = (vector: FeatureVector): number => vector.unknownWords / (vector.words + SMOOTHING);

export function familiarityOf(strangenesses: readonly number[]): Familiarity {
  const sorted = [...strangenesses].sort((a, b) => a - b);
  return Float32Array.from({ length: 101 }, (_, percent) => {
    const at = Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length));
    return sorted[at] ?? 0;
  });
}

/** Where a strangeness lies among the familiar ones. */
export function noveltyOf(value: number, vector: FeatureVector, familiarity: Familiarity): Novelty {
  const below = familiarity.findLastIndex((limit) => limit < value);
  const unknownWords = vector.words === 0 ? 0 : vector.unknownWords / vector.words;
  return { score: Math.max(0, below) / 100, unknownWords };
}
