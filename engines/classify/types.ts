/** One message with what people said about it. A label that is not known is left out. */
export interface Example {
  readonly text: string;
  readonly labels: Readonly<Record<string, string | undefined>>;
}

/** One candidate; the probabilities of all candidates of a label add up to 1. */
export interface Prediction {
  readonly value: string;
  readonly probability: number;
}

/** Label → candidates, the proposed one first. */
export type Predictions = Readonly<Record<string, readonly Prediction[]>>;

export interface PredictOptions {
  /** How many candidates of each label; 1 by default. */
  readonly top?: number;
  /** Only these labels; all by default. Fewer labels cost less time. */
  readonly labels?: readonly string[];
}

/** A piece of the text that spoke for (weight > 0) or against (weight < 0) a value: `text === message.slice(start, end)`. */
export interface Fragment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly weight: number;
}

export interface Explanation {
  /** Strongest first, for and against together. */
  readonly fragments: readonly Fragment[];
}

/** How strange a message is to a model: see `Model.novelty`. */
export interface Novelty {
  /**
   * Share of the held-out training messages that were less strange, 0–1: from 0.95 worth a person's look.
   * Always 0 for a model made from keywords, which has seen no messages.
   */
  readonly score: number;
  /** Share of the message's words that the model has never seen, 0–1. */
  readonly unknownWords: number;
}

/** What every predictor of this engine can do, trained or made from keywords. */
export interface Model {
  readonly labels: readonly string[];
  /** Values the model can give for a label; throws RangeError for a label it does not have. */
  values(label: string): readonly string[];
  predict(text: string, options?: PredictOptions): Predictions;
  predictBatch(texts: readonly string[], options?: PredictOptions): Predictions[];
  /** Words and fragments for and against a value; throws RangeError for an unknown label or value. */
  explain(text: string, label: string, value: string): Explanation;
  novelty(text: string): Novelty;
  /** The model as bytes with a version and a checksum, for `loadModel`. */
  toBytes(): Uint8Array;
}
