import type { Marks } from './marks.ts';
import type { Sink } from './sheet.ts';

/** A feature that says more than a little, where it stands in the words. */
export interface Said {
  readonly feature: number;
  /** Its part of the log-odds. */
  readonly said: number;
  readonly from: number;
  readonly to: number;
}

/** Adds up what features weigh while a message is read, and keeps of them only what a person may be shown. */
export class Tally implements Sink {
  readonly #weights: Float64Array;
  readonly #intercept: number;
  readonly #telling: number;
  #odds = 0;
  #said: Said[] = [];

  /** What says less than `telling`, or stands nowhere in particular, is not kept. */
  constructor(weights: Float64Array, intercept: number, telling: number) {
    this.#weights = weights;
    this.#intercept = intercept;
    this.#telling = telling;
  }

  clear(): void {
    this.#odds = this.#intercept;
    this.#said = [];
  }

  get odds(): number {
    return this.#odds;
  }

  get said(): readonly Said[] {
    return this.#said;
  }

  add(feature: number, value: number, from = -1, to = -1): void {
    if (feature < 0) return;
    const said = this.#weights[feature]! * value;
    this.#odds += said;
    if (from >= 0 && said >= this.#telling) this.#said.push({ feature, said, from, to });
  }

  addNew(features: readonly number[], value: number, seen: Marks): void {
    this.#odds = seen.weighNew(features, this.#weights, value, this.#odds);
  }
}
