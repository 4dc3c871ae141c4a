/** Kinds of features, normalised apart from one another. */
export const STEMS = 0;
export const PAIRS = 1;
export const GRAMS = 2;

/** The filter has four bits for each slot: one hash in eight or so gets past it by chance. */
const FILTER_BITS = 2;

/** Feature hashes → rows of the weight matrix. Open addressing, at most half full; hash 0 means "empty". */
export class Vocabulary {
  /** Hash, kind and weight (inverse document frequency) of each row. */
  readonly hashes: Int32Array;
  readonly kinds: Uint8Array;
  readonly idf: Float32Array;
  /** Hash and row side by side: one look-up touches one line of the processor's cache. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  /** One bit for each hash that may be known, small enough for the nearest cache: most pairs of words are not. */
  readonly #known: Int32Array;
  readonly #knownShift: number;

  constructor(hashes: Int32Array, kinds: Uint8Array, idf: Float32Array) {
    this.hashes = hashes;
    this.kinds = kinds;
    this.idf = idf;
    const bits = Math.ceil(Math.log2(Math.max(8, hashes.length * 2)));
    this.#slots = new Int32Array(2 ** (bits + 1));
    this.#mask = 2 ** (bits + 1) - 2;
    this.#known = new Int32Array(2 ** Math.max(0, bits + FILTER_BITS - 5));
    this.#knownShift = 32 - bits - FILTER_BITS;
    for (let row = 0; row < hashes.length; row++) this.#place(hashes[row]!, row);
  }

  get size(): number {
    return this.hashes.length;
  }

  #place(hash: number, row: number): void {
    const bit = hash >>> this.#knownShift;
    this.#known[bit >>> 5]! |= 1 << (bit & 31);
    let slot = (hash << 1) & this.#mask;
    while (this.#slots[slot] !== 0) slot = (slot + 2) & this.#mask;
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = row;
  }

  /** Row of a feature, -1 when the model does not know it. */
  row(hash: number): number {
    const bit = hash >>> this.#knownShift;
    if ((this.#known[bit >>> 5]! & (1 << (bit & 31))) === 0) return -1;
    const slots = this.#slots;
    let slot = (hash << 1) & this.#mask;
    let found = slots[slot]!;
    while (found !== 0) {
      if (found === hash) return slots[slot + 1]!;
      slot = (slot + 2) & this.#mask;
      found = slots[slot]!;
    }
    return -1;
  }

  /** This vocabulary with more rows at the end, all of one weight. */
  extended(hashes: readonly number[], kinds: readonly number[], idf: number): Vocabulary {
    if (hashes.length === 0) return this;
    const { size } = this;
    const length = size + hashes.length;
    const longer = [new Int32Array(length), new Uint8Array(length), new Float32Array(length)] as const;
    const [allHashes, allKinds, allIdf] = longer;
    allHashes.set(this.hashes);
    allHashes.set(hashes, size);
    allKinds.set(this.kinds);
    allKinds.set(kinds, size);
    allIdf.set(this.idf);
    allIdf.fill(idf, size);
    return new Vocabulary(...longer);
  }
}
