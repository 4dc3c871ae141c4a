import { FOLDED, SEPARATOR } from './fold.ts';
import { FIRST_FACTORS, SECOND_FACTORS } from './hash.ts';
import {
  FIRST_AT,
  FOLDED_AT,
  HALVES_AT,
  LETTERS,
  MARGIN,
  MASKS_AT,
  SECOND_AT,
  scanModule,
  TEXT_AT,
} from './scan-code.ts';

/** An address in bytes. */
type Address = number;

interface Kernels {
  fold(units: Address, folded: Address, length: number): void;
  edges(folded: Address, length: number, out: Address): Address;
  hash(folded: Address, edges: Address, end: Address, out: Address): void;
}

const PAGE = 65_536;
const FIRST_CAPACITY = 2048;

/**
 * Finds and hashes the words of a text with the loops of `scan-code.ts`. There is one for all watchers, because each reads
 * a post to its end before another one does.
 */
class Scanner {
  /** The text's units. */
  units!: Uint16Array;
  /** What these are folded to, with at least one `SEPARATOR` behind them. */
  folded!: Uint16Array;
  /** Of each word, where it begins and where it ends. */
  places!: Int32Array;
  /** Of each word, its two hashes. */
  hashes!: Int32Array;
  readonly #module = new WebAssembly.Module(scanModule());
  #kernels!: Kernels;
  #bytes!: Buffer;

  constructor() {
    this.#reserve(FIRST_CAPACITY);
  }

  /** Copies a text: reading a string letter by letter costs several times as much. */
  write(text: string): void {
    if (text.length >= this.units.length) this.#reserve(2 * text.length);
    this.#bytes.write(text, 'utf16le');
  }

  /** Reads the first `length` units. @returns how many words there are, or -1 when there are characters that are not seen */
  scan(length: number): number {
    const { units, folded, places, hashes } = this;
    units[length] = SEPARATOR;
    this.#kernels.fold(units.byteOffset, folded.byteOffset, length);
    const end = this.#kernels.edges(folded.byteOffset, length, places.byteOffset);
    if (end === 0) return -1;
    this.#kernels.hash(folded.byteOffset, places.byteOffset, end, hashes.byteOffset);
    return (end - places.byteOffset) >> 3;
  }

  /**
   * Begins a larger memory. One that grows would take the buffer away from those who hold it, after which V8 asks at every
   * access to any typed array of the process whether it still has one.
   */
  #reserve(capacity: number): void {
    const words = (capacity >> 1) + 1;
    const unitsAt = TEXT_AT;
    const foldedAt = unitsAt + 2 * (capacity + MARGIN);
    const placesAt = foldedAt + 2 * (capacity + MARGIN);
    const hashesAt = placesAt + 8 * words;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((hashesAt + 8 * words) / PAGE) });
    const { exports } = new WebAssembly.Instance(this.#module, { heed: { memory } });
    this.#kernels = exports as unknown as Kernels;
    const { buffer } = memory;
    writeTables(buffer);
    this.units = new Uint16Array(buffer, unitsAt, capacity);
    this.folded = new Uint16Array(buffer, foldedAt, capacity + MARGIN);
    this.places = new Int32Array(buffer, placesAt, 2 * words);
    this.hashes = new Int32Array(buffer, hashesAt, 2 * words);
    this.#bytes = Buffer.from(buffer, unitsAt, 2 * capacity);
  }
}

/** What the loops find before the text. */
function writeTables(buffer: ArrayBuffer): void {
  new Uint16Array(buffer, FOLDED_AT, FOLDED.length).set(FOLDED);
  new Uint16Array(buffer, MASKS_AT, LETTERS).fill(0xffff);
  const halves = new Int16Array(buffer, HALVES_AT, 4 * LETTERS);
  for (let i = 0; i < LETTERS; i++) {
    [halves[i], halves[LETTERS + i]] = halvesOf(FIRST_FACTORS[i]!);
    [halves[2 * LETTERS + i], halves[3 * LETTERS + i]] = halvesOf(SECOND_FACTORS[i]!);
  }
  new Int32Array(buffer, FIRST_AT).set(FIRST_FACTORS);
  new Int32Array(buffer, SECOND_AT).set(SECOND_FACTORS);
}

/** The lower half as a signed number of 16 bits, and what is left of 2^16. */
function halvesOf(factor: number): [number, number] {
  const lower = (factor << 16) >> 16;
  return [lower, (factor - lower) >> 16];
}

export const scanner = new Scanner();
