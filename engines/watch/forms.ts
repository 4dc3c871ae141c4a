import { canonical, type Stem } from './canonical.ts';
import { HASH } from './fold.ts';
import { withRoom } from './ints.ts';
import type { Letters } from './letters.ts';
import { ANY_BUCKET, bucketOf, EXACT, HASHTAG, NONE, STEM, type Terms } from './terms.ts';

/* Layout of a form's record, one cache line. */
const RECORD = 16;
const AT_HASH = 0;
const AT_LENGTH = 1;
/** The stem term, or the hashtag term; NONE if no rule uses it. */
export const AT_STEM = 2;
export const AT_EXACT = 3;
/** Where the form's prefix terms are in `prefixes`; 0 if there are none. */
export const AT_PREFIXES = 4;
const AT_BUCKET = 5;
const AT_STAMP = 6;
/** Where the letters of a long form are in the pool. */
const AT_POOL = 7;
const AT_LETTERS = 8;
/** Letters that fit into a record. */
const INLINE = 16;

/** Bit of AT_LENGTH: met again since the last clearing. */
const AGAIN = 1 << 30;
const LENGTH = AGAIN - 1;
/** Forms there is room for at first: a power of two. */
const FIRST_FORMS = 4096;
/** Letters of long forms and prefix lists together, per form: endless words must not fill the memory. */
const POOL_PER_FORM = 4;

/**
 * Remembers surface forms, as they are written in posts after folding, and which terms each of them is.
 * A known form costs one probe and no string; an unknown one is stemmed once. Forms whose terms may have
 * changed are looked at again when met. Forms of hashtags begin with #.
 */
export class Forms {
  /** Records of all forms, which are numbered from 1. Replaced when it grows. */
  records: Int32Array<ArrayBuffer>;
  /** Lists of prefix terms: [count, terms…]. Replaced when it grows. */
  prefixes = new Int32Array(64);
  #prefixEnd = 1;
  #pool = new Uint16Array(64);
  #poolEnd = 0;
  #poolLimit: number;
  /** Open addressing: numbers of forms. */
  #table = new Int32Array(FIRST_FORMS * 2);
  #count = 0;
  readonly #capacity: number;
  readonly #terms: Terms;
  readonly #stem: Stem;

  /** @param capacity forms kept at most between posts */
  constructor(terms: Terms, stem: Stem, capacity: number) {
    this.#terms = terms;
    this.#stem = stem;
    this.#capacity = capacity;
    this.#poolLimit = capacity * POOL_PER_FORM;
    this.records = new Int32Array(FIRST_FORMS * RECORD);
  }

  /**
   * The first form to compare with each of these mixed hashes: its number if its hash is the same, else 0.
   * In a loop of its own and without branches, because loads from all over the memory that do not wait for
   * one another cost a fraction of what they cost one by one.
   */
  guess(hashes: Int32Array, guesses: Int32Array, count: number): void {
    const table = this.#table;
    const { records } = this;
    const mask = table.length - 1;
    for (let i = 0; i < count; i++) {
      const form = table[hashes[i]! & mask]!;
      guesses[i] = form & -Number(records[form * RECORD + AT_HASH] === hashes[i]);
    }
  }

  /**
   * Where the record is of the form of `length` folded letters at `from`; it is remembered if it was unknown.
   *
   * @param guess the form to try first, or 0
   */
  look(letters: Letters, from: number, length: number, hash: number, guess: number): number {
    if (guess !== 0 && this.#is(guess * RECORD, letters, from, length)) return this.#met(guess * RECORD);
    const mask = this.#table.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const form = this.#table[slot]!;
      if (form === 0) return this.#insert(letters, from, length, hash, slot);
      const at = form * RECORD;
      if (this.records[at + AT_HASH] === hash && this.#is(at, letters, from, length)) return this.#met(at);
    }
  }

  /** Makes room between posts: records move. Forms met again since the last time are kept. */
  tidy(): void {
    if (this.#count >= this.#capacity || this.#poolEnd + this.#prefixEnd > this.#poolLimit) this.#forget();
  }

  #is(at: number, letters: Letters, from: number, length: number): boolean {
    const { records } = this;
    if ((records[at + AT_LENGTH]! & LENGTH) !== length) return false;
    if (length > INLINE) return this.#isLong(records[at + AT_POOL]!, letters, from, length);
    const { pairs } = letters;
    const first = from >> 1;
    for (let i = (length - 1) >> 1; i >= 0; i--) {
      if (records[at + AT_LETTERS + i] !== pairs[first + i]) return false;
    }
    return true;
  }

  #isLong(start: number, letters: Letters, from: number, length: number): boolean {
    for (let i = 0; i < length; i++) if (this.#pool[start + i] !== letters.codes[from + i]) return false;
    return true;
  }

  #met(at: number): number {
    const { records } = this;
    if ((records[at + AT_LENGTH]! & AGAIN) === 0) records[at + AT_LENGTH]! |= AGAIN;
    if (records[at + AT_STAMP] !== this.#terms.stamps[records[at + AT_BUCKET]!]) {
      this.#resolve(at, this.#textAt(at));
    }
    return at;
  }

  #insert(letters: Letters, from: number, length: number, hash: number, slot: number): number {
    const at = ++this.#count * RECORD;
    this.records = withRoom(this.records, at + RECORD);
    const { records } = this;
    records[at + AT_HASH] = hash;
    records[at + AT_LENGTH] = length;
    records[at + AT_PREFIXES] = 0;
    if (length > INLINE) records[at + AT_POOL] = this.#pooled(letters.codes, from, from + length);
    else records.set(letters.pairs.subarray(from >> 1, (from + length + 1) >> 1), at + AT_LETTERS);
    this.#table[slot] = this.#count;
    this.#resolve(at, textOf(letters.codes, from, from + length));
    if (this.#count * 2 > this.#table.length) this.#rehash(this.#table.length * 2);
    return at;
  }

  #pooled(letters: Uint16Array, start: number, end: number): number {
    const at = this.#poolEnd;
    this.#poolEnd += end - start;
    if (this.#poolEnd > this.#pool.length) {
      const larger = new Uint16Array(this.#poolEnd * 2);
      larger.set(this.#pool);
      this.#pool = larger;
    }
    this.#pool.set(letters.subarray(start, end), at);
    return at;
  }

  #textAt(at: number): string {
    const length = this.records[at + AT_LENGTH]! & LENGTH;
    const start = this.records[at + AT_POOL]!;
    if (length > INLINE) return textOf(this.#pool, start, start + length);
    return textOf(new Uint16Array(this.records.buffer, (at + AT_LETTERS) * 4, length), 0, length);
  }

  /** Finds the terms a form is, as things stand now. */
  #resolve(at: number, written: string): void {
    if (written.charCodeAt(0) === HASH) this.#resolveTag(at, written);
    else this.#resolveWord(at, canonical(written));
  }

  #resolveTag(at: number, written: string): void {
    this.#stamp(at, bucketOf(HASH, written.charCodeAt(1)));
    this.records[at + AT_STEM] = this.#terms.find(HASHTAG, written.slice(1));
    this.records[at + AT_EXACT] = NONE;
  }

  #resolveWord(at: number, word: string): void {
    const stem = this.#stem(word);
    const bucket = bucketOf(word.charCodeAt(0), word.charCodeAt(1) || 0);
    const stemBucket = bucketOf(stem.charCodeAt(0), stem.charCodeAt(1) || 0);
    this.#stamp(at, bucket === stemBucket ? bucket : ANY_BUCKET);
    this.records[at + AT_STEM] = this.#terms.find(STEM, stem);
    this.records[at + AT_EXACT] = this.#terms.find(EXACT, word);
    this.#setPrefixes(at, this.#terms.prefixesOf(word));
  }

  #stamp(at: number, bucket: number): void {
    this.records[at + AT_BUCKET] = bucket;
    this.records[at + AT_STAMP] = this.#terms.stamps[bucket]!;
  }

  #setPrefixes(at: number, found: readonly number[]): void {
    let list = this.records[at + AT_PREFIXES]!;
    if (list === 0 && found.length === 0) return;
    if (list === 0 || this.prefixes[list]! < found.length) {
      list = this.#prefixEnd;
      this.#prefixEnd += 1 + found.length;
      this.prefixes = withRoom(this.prefixes, this.#prefixEnd);
      this.records[at + AT_PREFIXES] = list;
    }
    this.prefixes[list] = found.length;
    this.prefixes.set(found, list + 1);
  }

  /** Keeps the forms met again, but at most half of what there is room for, so that this is seldom needed. */
  #forget(): void {
    const old = { records: this.records, pool: this.#pool, prefixes: this.prefixes, count: this.#count };
    this.records = new Int32Array(old.records.length);
    this.prefixes = new Int32Array(64);
    [this.#count, this.#poolEnd, this.#prefixEnd] = [0, 0, 1];
    this.#pool = new Uint16Array(64);
    const [most, mostPool] = [this.#capacity >> 1, (this.#capacity * POOL_PER_FORM) >> 1];
    for (let form = 1; form <= old.count && this.#count < most && this.#poolEnd < mostPool; form++) {
      if ((old.records[form * RECORD + AT_LENGTH]! & AGAIN) !== 0) this.#keep(old, form * RECORD);
    }
    this.#poolLimit = Math.max(this.#capacity * POOL_PER_FORM, 2 * (this.#poolEnd + this.#prefixEnd));
    this.#rehash(this.#table.length);
  }

  #keep(old: { records: Int32Array; pool: Uint16Array; prefixes: Int32Array }, at: number): void {
    const to = ++this.#count * RECORD;
    this.records.set(old.records.subarray(at, at + RECORD), to);
    const length = old.records[at + AT_LENGTH]! & LENGTH;
    this.records[to + AT_LENGTH] = length;
    const start = old.records[at + AT_POOL]!;
    if (length > INLINE) this.records[to + AT_POOL] = this.#pooled(old.pool, start, start + length);
    const list = old.records[at + AT_PREFIXES]!;
    this.records[to + AT_PREFIXES] = 0;
    this.#setPrefixes(to, [...old.prefixes.subarray(list + 1, list + 1 + old.prefixes[list]!)]);
  }

  #rehash(size: number): void {
    const table = new Int32Array(size);
    for (let form = 1; form <= this.#count; form++) {
      let slot = this.records[form * RECORD + AT_HASH]! & (size - 1);
      while (table[slot] !== 0) slot = (slot + 1) & (size - 1);
      table[slot] = form;
    }
    this.#table = table;
  }
}

/** Four letters a call: the quickest way measured to make a short string of codes. */
function textOf(letters: Uint16Array, start: number, end: number): string {
  let text = '';
  let i = start;
  for (; i + 4 <= end; i += 4) {
    text += String.fromCharCode(letters[i]!, letters[i + 1]!, letters[i + 2]!, letters[i + 3]!);
  }
  for (; i < end; i++) text += String.fromCharCode(letters[i]!);
  return text;
}

/** One letter further in the rolling hash. */
export function rolled(hash: number, letter: number): number {
  return (Math.imul(hash, 0x01000193) ^ letter) | 0;
}

/** Spreads a rolling hash over all bits (finaliser of MurmurHash3, public domain). */
export function mixed(rolling: number): number {
  let hash = rolling ^ (rolling >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
