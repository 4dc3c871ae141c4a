import { kernelModule } from './kernel-code.ts';

/** An address: a byte offset into the arena's memory, such as `array.byteOffset`. */
type Address = number;

/** The loops of kernel-code.ts. Lengths in bytes are multiples of 64; what is written must not overlap what is read. */
export interface Kernels {
  /** out[r] = rows[r] · vector for `count` rows. */
  products(rows: Address, count: number, vector: Address, out: Address, bytes: number): void;
  /** into += factors[i] · rows[numbers[i]] for `count` of them. */
  gather(
    into: Address,
    rows: Address,
    numbers: Address,
    factors: Address,
    count: number,
    bytes: number,
  ): void;
  /** rows[numbers[i]] += factors[i] · from for `count` of them. */
  scatter(
    from: Address,
    rows: Address,
    numbers: Address,
    factors: Address,
    count: number,
    bytes: number,
  ): void;
  /** Sum of values[k] · weights[columns[k]] for `count` of them. */
  sparseDot(columns: Address, values: Address, count: number, weights: Address): number;
  /** weights[columns[k]] += step · values[k] for `count` of them. */
  sparseAdd(columns: Address, values: Address, count: number, weights: Address, step: number): void;
  /** sums[c] += factors[i] · the byte at starts[i] + c, for four times `fours` rows; classes up to a multiple of eight. */
  addRows(starts: Address, factors: Address, fours: number, classes: number, sums: Address): void;
}

/** Memory that typed arrays and the kernels share. It never grows, so that the arrays stay valid. */
export interface Arena {
  readonly kernels: Kernels;
  floats(length: number): Float32Array;
  ints(length: number): Int32Array;
  doubles(length: number): Float64Array;
  bytes(length: number): Int8Array;
}

const PAGE = 65_536;
const ALIGNMENT = 64;
const compiled = new WebAssembly.Module(kernelModule());

/** Bytes an array of so many numbers takes in an arena. */
export const room = (numbers: number): number => Math.ceil((4 * numbers) / ALIGNMENT) * ALIGNMENT;

/** An arena of `bytes` bytes (a sum of `room`s), all 0. Throws RangeError when an array does not fit any more. */
export function createArena(bytes: number): Arena {
  const pages = Math.ceil(bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(compiled, { heed: { memory } });
  let used = 0;
  const take = (length: number): number => {
    const at = used;
    used += room(length);
    return at;
  };
  return {
    kernels: exports as unknown as Kernels,
    floats: (length) => new Float32Array(memory.buffer, take(length), length),
    ints: (length) => new Int32Array(memory.buffer, take(length), length),
    doubles: (length) => new Float64Array(memory.buffer, take(2 * length), length),
    bytes: (length) => new Int8Array(memory.buffer, take(length / 4), length),
  };
}
