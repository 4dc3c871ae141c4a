import { encode } from './codec.ts';
import { confidenceOf } from './confidence.ts';
import { proposed } from './decision.ts';
import { explain } from './explain.ts';
import { type LabelModel, logProbabilities, type ModelParts, plainLogs } from './label.ts';
import { noveltyOf, strangeness } from './novelty.ts';
import { scoreInto } from './scorer.ts';
import type { Explanation, Model, Novelty, Prediction, Predictions, PredictOptions } from './types.ts';
import { type FeatureVector, Vectoriser } from './vectoriser.ts';

/** A linear model over one vocabulary. Not to be shared between threads: it reads texts into its own memory. */
export class LinearModel implements Model {
  readonly parts: ModelParts;
  readonly vectoriser: Vectoriser;
  readonly labels: readonly string[];

  constructor(parts: ModelParts) {
    this.parts = parts;
    this.vectoriser = new Vectoriser(parts.vocabulary);
    this.labels = parts.labels.map((label) => label.name);
  }

  /** The parts of one label; throws RangeError for a label the model does not have. */
  label(name: string): LabelModel {
    const found = this.parts.labels.find((label) => label.name === name);
    if (found === undefined) throw new RangeError(`the model has no label "${name}"`);
    return found;
  }

  values(label: string): readonly string[] {
    return this.label(label).values;
  }

  predict(text: string, options: PredictOptions = {}): Predictions {
    const vector = this.vectoriser.read(text);
    const result: Record<string, readonly Prediction[]> = {};
    for (const name of options.labels ?? this.labels) {
      const label = this.label(name);
      result[name] = candidates(label, this.logProbabilities(label, vector), options.top ?? 1);
    }
    return result;
  }

  predictBatch(texts: readonly string[], options: PredictOptions = {}): Predictions[] {
    return texts.map((text) => this.predict(text, options));
  }

  logProbabilities(label: LabelModel, vector: FeatureVector): Float64Array {
    return logProbabilities(label, vector, (parent) => plainLogs(this.label(parent), vector));
  }

  explain(text: string, label: string, value: string): Explanation {
    return explain(this.vectoriser, text, this.label(label), value);
  }

  novelty(text: string): Novelty {
    const vector = this.vectoriser.read(text);
    return noveltyOf(strangeness(vector, this.#bestMargin(vector)), vector, this.parts.familiarity);
  }

  /** Best score over the values of the most detailed label. */
  #bestMargin(vector: FeatureVector): number {
    const label = mostDetailed(this.parts.labels);
    if (label === undefined) return -1;
    const scores = new Float64Array(label.values.length);
    scoreInto(label.scorer, vector, scores);
    return Math.max(...scores);
  }

  toBytes(): Uint8Array {
    return encode(this.parts);
  }
}

/** The label with the most values tells best whether a message is like any known kind. */
export const mostDetailed = <T extends { readonly values: readonly string[] }>(
  labels: readonly T[],
): T | undefined => labels.toSorted((a, b) => b.values.length - a.values.length)[0];

/** The proposed value, then the most probable others. */
function candidates(label: LabelModel, logs: Float64Array, top: number): Prediction[] {
  const first = proposed(logs, label.decision.lifts);
  const chosen = [first];
  for (let index = 0; index < logs.length; index++) {
    if (index === first || (chosen.length === top && logs[index]! <= logs[chosen[top - 1]!]!)) continue;
    let at = Math.min(chosen.length, top - 1);
    while (at > 1 && logs[chosen[at - 1]!]! < logs[index]!) {
      chosen[at] = chosen[at - 1]!;
      at--;
    }
    if (at > 0) chosen[at] = index;
  }
  const confidence = confidenceOf(label.decision.confidence, logs, first);
  // What the proposal gains or loses in confidence, the others lose or gain in proportion.
  const rest = (1 - confidence) / Math.max(-Math.expm1(logs[first]!), Number.MIN_VALUE);
  return chosen.map((index) => ({
    value: label.values[index]!,
    probability: index === first ? confidence : Math.exp(logs[index]!) * rest,
  }));
}
