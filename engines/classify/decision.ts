import type { Confidence } from './confidence.ts';
import { logSoftmax } from './softmax.ts';

/**
 * How raw scores of one label become probabilities and a proposal:
 * p = softmax(sharpness · [log softmax(slope · score + prior · log share), coupled with the parent label]);
 * proposed is the value with the largest log p + lift. The lift helps rare values for the sake of weighted
 * F1, so a rare value may be proposed before a common one that is a little more probable. How far the
 * proposal can be trusted is then said by `confidence`.
 */
export interface Decision {
  readonly slope: number;
  /** Added to each class's score: its share in training counts this much. */
  readonly offsets: Float64Array;
  readonly parent: ParentLink | undefined;
  readonly sharpness: number;
  readonly lifts: Float64Array;
  readonly confidence: Confidence;
}

/** A label whose every value belongs to one value of another label (topic → topic group). */
export interface ParentLink {
  readonly label: string;
  /** Index of the parent value of each class. */
  readonly parentOf: Int32Array;
  /** 0: the parent is not listened to; 1: the parent alone says how probable each family is. */
  readonly strength: number;
}

/** Scores → log-probabilities without the parent, in place. */
export function toLogProbabilities(scores: Float64Array, slope: number, offsets: Float64Array): void {
  for (let i = 0; i < scores.length; i++) scores[i] = slope * scores[i]! + offsets[i]!;
  logSoftmax(scores);
}

/** Moves log-probabilities towards what the parent label's log-probabilities say of each family, in place. */
export function couple(logs: Float64Array, parentLogs: Float64Array, link: ParentLink): void {
  if (link.strength === 0) return;
  const families = new Float64Array(parentLogs.length);
  for (let i = 0; i < logs.length; i++) families[link.parentOf[i]!]! += Math.exp(logs[i]!);
  for (let f = 0; f < families.length; f++) {
    families[f] = link.strength * (parentLogs[f]! - Math.log(Math.max(families[f]!, 1e-12)));
  }
  for (let i = 0; i < logs.length; i++) logs[i]! += families[link.parentOf[i]!]!;
  logSoftmax(logs);
}

/** Log-probabilities as sure as they proved to be on held-out messages, in place. */
export function sharpen(logs: Float64Array, sharpness: number): void {
  for (let i = 0; i < logs.length; i++) logs[i]! *= sharpness;
  logSoftmax(logs);
}

/** Index of the value to propose. */
export function proposed(logs: Float64Array, lifts: Float64Array): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logs.length; i++) {
    const lifted = logs[i]! + lifts[i]!;
    if (lifted > most) {
      most = lifted;
      best = i;
    }
  }
  return best;
}
