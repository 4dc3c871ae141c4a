import type { Marks } from './marks.ts';

/** Takes what a message shows, in order. `from` and `to` are words, −1 for what stands nowhere in particular. */
export interface Sink {
  /** A feature that has no number (−1) is left out. */
  add(feature: number, value: number, from?: number, to?: number): void;
  /** Each of the features that `seen` has not yet seen, with the same value. */
  addNew(features: readonly number[], value: number, seen: Marks): void;
}

/**
 * What one message shows, as numbers of features with their values: filled anew for each message, so that hundreds of
 * features cost no objects.
 */
export class Sheet implements Sink {
  size = 0;
  features = new Int32Array(1024);
  values = new Float64Array(1024);

  add(feature: number, value: number): void {
    if (feature < 0) return;
    if (this.size === this.features.length) this.#grow();
    const at = this.size++;
    this.features[at] = feature;
    this.values[at] = value;
  }

  addNew(features: readonly number[], value: number, seen: Marks): void {
    while (this.size + features.length > this.features.length) this.#grow();
    const { features: own, values } = this;
    let { size } = this;
    for (let i = 0; i < features.length; i++) {
      const feature = features[i]!;
      if (!seen.add(feature)) continue;
      own[size] = feature;
      values[size++] = value;
    }
    this.size = size;
  }

  #grow(): void {
    const length = 2 * this.features.length;
    this.features = larger(this.features, new Int32Array(length));
    this.values = larger(this.values, new Float64Array(length));
  }
}

function larger<A extends Int32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
