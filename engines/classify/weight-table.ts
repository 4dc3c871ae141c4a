import { createArena, room } from './arena.ts';
import type { FeatureVector } from './vectoriser.ts';

/** Rows added up at a time; a multiple of four, as the kernel takes them. */
const AT_A_TIME = 1024;
/** Classes the kernel takes at a time. */
const LANES = 8;

/** Trained weights of all classes of a label as bytes, row by feature, where the kernel that adds them up reaches them. */
export class WeightTable {
  readonly classes: number;
  /** Weight of class c at row r, by the scale of the class: `weights[r * classes + c]`. */
  readonly weights: Int8Array;
  readonly #rows: number;
  readonly #starts: Int32Array;
  readonly #factors: Float32Array;
  readonly #sums: Float64Array;
  readonly #add: (fours: number) => void;

  /** Copies the weights. */
  constructor(weights: Int8Array, classes: number) {
    const lanes = LANES * Math.ceil(Math.max(1, classes) / LANES);
    const arena = createArena(room(weights.length / 4) + 2 * room(AT_A_TIME) + room(2 * lanes));
    this.classes = classes;
    // First of all: the kernel reads a few bytes beyond the last row.
    this.weights = arena.bytes(weights.length);
    this.weights.set(weights);
    this.#rows = classes === 0 ? 0 : weights.length / classes;
    this.#starts = arena.ints(AT_A_TIME);
    this.#factors = arena.floats(AT_A_TIME);
    this.#sums = arena.doubles(lanes);
    const [starts, factors, sums] = [this.#starts, this.#factors, this.#sums].map((one) => one.byteOffset);
    this.#add = (fours) => arena.kernels.addRows(starts!, factors!, fours, classes, sums!);
  }

  /** For each class the sum of its weights times the values of the vector, valid until the next. Rows beyond the table are left out. */
  sumsOf({ rows, values, length }: FeatureVector): Float64Array {
    const starts = this.#starts;
    const factors = this.#factors;
    this.#sums.fill(0);
    let filled = 0;
    for (let i = 0; i < length; i++) {
      const row = rows[i]!;
      if (row >= this.#rows) continue;
      starts[filled] = this.weights.byteOffset + row * this.classes;
      factors[filled++] = values[i]!;
      if (filled < AT_A_TIME) continue;
      this.#add(filled / 4);
      filled = 0;
    }
    // Whatever row stands in the places left over, it counts for nothing.
    while (filled % 4 !== 0) factors[filled++] = 0;
    this.#add(filled / 4);
    return this.#sums;
  }
}
