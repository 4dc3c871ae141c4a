import { stemEndRussian } from '../text/index.ts';
import { canonical, isPlainRussian, type Stem, stemByAlphabet } from './canonical.ts';
import { rolled } from './hash.ts';
import { withRoom } from './ints.ts';
import { type Letters, textOf } from './letters.ts';
import { EXACT, NONE, PREFIX, STEM, type Terms } from './terms.ts';

/* Layout of a form's record, one cache line. */
const RECORD = 16;
const AT_HASH = 0;
/** The number of letters, and above them the number of terms. */
const AT_LENGTH = 1;
const AT_VERSION = 2;
const AT_TERMS = 3;
const AT_LETTERS = 8;
const LENGTH_BITS = 8;
const LENGTH_MASK = (1 << LENGTH_BITS) - 1;
/** Letters and terms that fit into a record; forms with more are looked up anew each time. */
const MOST_LETTERS = 16;
const MOST_TERMS = AT_LETTERS - AT_TERMS;

/**
 * Which terms a surface form is: a word as written in posts, after folding. A table of fixed size remembers the
 * forms met last, each in the one place its hash gives it, so that a frequent word costs one probe. Other
 * words are stemmed where they stand, without a string; most of those never come back.
 */
export class Forms {
  /** The terms of the form looked up last: `count` of them from `first`. */
  found: Int32Array;
  first = 0;
  count = 0;
  readonly #records: Int32Array;
  readonly #mask: number;
  #resolved: Int32Array<ArrayBuffer> = new Int32Array(64);
  #resolvedCount = 0;
  readonly #terms: Terms;
  readonly #stem: Stem;

  /** @param capacity forms remembered: a power of two */
  constructor(terms: Terms, stem: Stem, capacity: number) {
    this.#terms = terms;
    this.#stem = stem;
    this.#records = new Int32Array(capacity * RECORD);
    this.#mask = capacity - 1;
    this.found = this.#records;
  }

  /**
   * Notes which hashes are remembered. In a loop of its own and without branches, because loads from all over the
   * memory that do not wait for one another cost a fraction of what they cost one by one.
   */
  fetch(hashes: Int32Array, remembered: Uint8Array, count: number): void {
    const records = this.#records;
    const mask = this.#mask;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i]!;
      remembered[i] = Number(records[(hash & mask) * RECORD + AT_HASH] === hash);
    }
  }

  /**
   * Finds the terms of the form of `length` letters at `from`.
   *
   * @param hash the mixed one of its letters
   * @param remembered what `fetch` noted: 0 or 1
   */
  look(letters: Letters, from: number, length: number, hash: number, remembered: number): void {
    const at = (hash & this.#mask) * RECORD;
    const records = this.#records;
    if (remembered === 0 || !this.#is(at, letters, from, length)) {
      this.#resolve(letters.codes, from, from + length);
      this.#remember(at, letters, from, length, hash);
      return;
    }
    this.found = records;
    this.first = at + AT_TERMS;
    this.count = records[at + AT_LENGTH]! >> LENGTH_BITS;
  }

  #is(at: number, letters: Letters, from: number, length: number): boolean {
    const records = this.#records;
    if (
      (records[at + AT_LENGTH]! & LENGTH_MASK) !== length ||
      records[at + AT_VERSION] !== this.#terms.version
    ) {
      return false;
    }
    const { pairs } = letters;
    const first = from >> 1;
    for (let i = (length - 1) >> 1; i >= 0; i--) {
      if (records[at + AT_LETTERS + i] !== pairs[first + i]) return false;
    }
    return true;
  }

  #remember(at: number, letters: Letters, from: number, length: number, hash: number): void {
    this.found = this.#resolved;
    this.first = 0;
    this.count = this.#resolvedCount;
    if (length > MOST_LETTERS || this.count > MOST_TERMS) return;
    const records = this.#records;
    records[at + AT_HASH] = hash;
    records[at + AT_LENGTH] = length | (this.count << LENGTH_BITS);
    records[at + AT_VERSION] = this.#terms.version;
    for (let i = 0; i < this.count; i++) records[at + AT_TERMS + i] = this.#resolved[i]!;
    const first = from >> 1;
    for (let i = (length - 1) >> 1; i >= 0; i--) records[at + AT_LETTERS + i] = letters.pairs[first + i]!;
  }

  #resolve(codes: Uint16Array, from: number, to: number): void {
    this.#resolvedCount = 0;
    if (this.#stem === stemByAlphabet && isPlainRussian(codes, from, to)) {
      this.#resolveLetters(codes, from, to, stemEndRussian(codes, from, to));
    } else {
      const word = canonical(textOf(codes, from, to));
      const stem = this.#stem(word);
      this.#add(this.#terms.find(STEM, stem));
      const letters = Uint16Array.from(word, (letter) => letter.charCodeAt(0));
      this.#resolveLetters(letters, 0, letters.length, NONE);
    }
  }

  /** @param stemEnd where the stem ends, if it is a beginning of the word */
  #resolveLetters(codes: Uint16Array, from: number, to: number, stemEnd: number): void {
    const terms = this.#terms;
    const lengths = terms.prefixLengths(codes[from]!, to - from > 1 ? codes[from + 1]! : 0);
    let hash = 0;
    for (let end = from + 1; end <= to; end++) {
      hash = rolled(hash, codes[end - 1]!);
      if (end === stemEnd) this.#add(terms.findIn(STEM, hash, codes, from, end));
      if (((lengths >>> Math.min(end - from, 31)) & 1) === 1)
        this.#add(terms.findIn(PREFIX, hash, codes, from, end));
    }
    this.#add(terms.findIn(EXACT, hash, codes, from, to));
  }

  #add(term: number): void {
    if (term === NONE) return;
    this.#resolved = withRoom(this.#resolved, this.#resolvedCount + 1);
    this.#resolved[this.#resolvedCount++] = term;
  }
}
