import { canonical, type Stem } from './canonical.ts';
import { HASH } from './fold.ts';
import { withRoom } from './ints.ts';
import { ANY_BUCKET, bucketOf, EXACT, HASHTAG, NONE, STEM, type Terms } from './terms.ts';

/* Layout of a form's record. */
export const RECORD = 8;
const AT_HASH = 0;
const AT_POOL = 1;
const AT_LENGTH = 2;
/** The stem term, or the hashtag term. */
export const AT_STEM = 3;
export const AT_EXACT = 4;
/** Index into `prefixes`, or NONE. */
export const AT_PREFIXES = 5;
const AT_BUCKET = 6;
const AT_STAMP = 7;

/** Bit of AT_LENGTH: met again since the last clearing. */
const AGAIN = 1 << 30;
const LENGTH = AGAIN - 1;
/** Letters remembered per form on average: a post of endless words must not fill the memory. */
const LETTERS_PER_FORM = 16;

/**
 * Remembers surface forms, as they are written in posts after folding, and which terms each of them is.
 * A known form costs one probe and no string; an unknown one is stemmed once. Forms whose terms may have
 * changed are looked at again when met. Forms of hashtags begin with #.
 */
export class Forms {
  /** Records of all forms. Replaced when it grows. */
  records: Int32Array<ArrayBuffer>;
  /** Lists of prefix terms, by index. */
  prefixes: (readonly number[])[] = [];
  #table: Int32Array<ArrayBuffer>;
  #pool: Uint16Array<ArrayBuffer>;
  #count = 0;
  #poolEnd = 0;
  readonly #capacity: number;
  readonly #terms: Terms;
  readonly #stem: Stem;

  /** @param capacity forms kept at most between posts (50 bytes each) */
  constructor(terms: Terms, stem: Stem, capacity: number) {
    this.#terms = terms;
    this.#stem = stem;
    this.#capacity = capacity;
    this.records = new Int32Array(capacity * RECORD);
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(capacity * 2)));
    this.#pool = new Uint16Array(capacity * LETTERS_PER_FORM);
  }

  /** The form of `length` folded letters with this rolling hash; remembered if it was unknown. */
  look(letters: Uint16Array, length: number, rolling: number): number {
    const hash = mixed(rolling);
    const mask = this.#table.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const form = this.#table[slot]! - 1;
      if (form < 0) return this.#insert(letters, length, hash, slot);
      const at = form * RECORD;
      if (this.records[at + AT_HASH] === hash && this.#is(at, letters, length)) return this.#met(form, at);
    }
  }

  /** Makes room between posts: form numbers change. Forms met again since the last time are kept. */
  tidy(): void {
    if (this.#count < this.#capacity && this.#poolEnd < this.#capacity * LETTERS_PER_FORM) return;
    this.#forget();
  }

  #is(at: number, letters: Uint16Array, length: number): boolean {
    if ((this.records[at + AT_LENGTH]! & LENGTH) !== length) return false;
    const start = this.records[at + AT_POOL]!;
    for (let i = 0; i < length; i++) if (this.#pool[start + i] !== letters[i]) return false;
    return true;
  }

  #met(form: number, at: number): number {
    const { records } = this;
    if ((records[at + AT_LENGTH]! & AGAIN) === 0) records[at + AT_LENGTH]! |= AGAIN;
    if (records[at + AT_STAMP] !== this.#terms.stamps[records[at + AT_BUCKET]!]) this.#resolve(at);
    return form;
  }

  #insert(letters: Uint16Array, length: number, hash: number, slot: number): number {
    const form = this.#count++;
    const at = form * RECORD;
    this.records = withRoom(this.records, at + RECORD);
    this.#appendToPool(letters, length);
    this.records[at + AT_HASH] = hash;
    this.records[at + AT_POOL] = this.#poolEnd - length;
    this.records[at + AT_LENGTH] = length;
    this.records[at + AT_PREFIXES] = NONE;
    this.#table[slot] = form + 1;
    this.#resolve(at);
    if (this.#count * 2 > this.#table.length) this.#rehash(this.#table.length * 2);
    return form;
  }

  #appendToPool(letters: Uint16Array, length: number): void {
    const end = this.#poolEnd + length;
    if (end > this.#pool.length) {
      const larger = new Uint16Array(end * 2);
      larger.set(this.#pool);
      this.#pool = larger;
    }
    for (let i = 0; i < length; i++) this.#pool[this.#poolEnd + i] = letters[i]!;
    this.#poolEnd = end;
  }

  /** Finds the terms a form is, as things stand now. */
  #resolve(at: number): void {
    const { records } = this;
    const start = records[at + AT_POOL]!;
    const written = this.#text(start, start + (records[at + AT_LENGTH]! & LENGTH));
    const isTag = written.charCodeAt(0) === HASH;
    const word = isTag ? written : canonical(written);
    const stem = isTag ? word : this.#stem(word);
    const bucket = bucketOf(word.charCodeAt(0), word.charCodeAt(1) || 0);
    const stemBucket = bucketOf(stem.charCodeAt(0), stem.charCodeAt(1) || 0);
    records[at + AT_BUCKET] = bucket === stemBucket ? bucket : ANY_BUCKET;
    records[at + AT_STAMP] = this.#terms.stamps[records[at + AT_BUCKET]!]!;
    records[at + AT_STEM] = isTag ? this.#terms.find(HASHTAG, word.slice(1)) : this.#terms.find(STEM, stem);
    records[at + AT_EXACT] = isTag ? NONE : this.#terms.find(EXACT, word);
    this.#setPrefixes(at, isTag ? [] : this.#terms.prefixesOf(word));
  }

  #text(start: number, end: number): string {
    let text = '';
    for (let i = start; i < end; i++) text += String.fromCharCode(this.#pool[i]!);
    return text;
  }

  #setPrefixes(at: number, found: readonly number[]): void {
    const known = this.records[at + AT_PREFIXES]!;
    if (known !== NONE) this.prefixes[known] = found;
    else if (found.length > 0) this.records[at + AT_PREFIXES] = this.prefixes.push(found) - 1;
  }

  /** Keeps the forms met again, but at most half the capacity, so that this is seldom needed. */
  #forget(): void {
    const old = { records: this.records, pool: this.#pool, prefixes: this.prefixes, count: this.#count };
    const most = this.#capacity >> 1;
    const mostLetters = (this.#capacity * LETTERS_PER_FORM) >> 1;
    this.#clear();
    for (let form = 0; form < old.count && this.#count < most && this.#poolEnd < mostLetters; form++) {
      const at = form * RECORD;
      if ((old.records[at + AT_LENGTH]! & AGAIN) !== 0) this.#keep(old, at);
    }
    this.#rehash(this.#table.length);
  }

  #clear(): void {
    this.records = new Int32Array(this.#capacity * RECORD);
    this.#pool = new Uint16Array(this.#capacity * LETTERS_PER_FORM);
    this.prefixes = [];
    this.#count = 0;
    this.#poolEnd = 0;
  }

  #keep(old: { records: Int32Array; pool: Uint16Array; prefixes: (readonly number[])[] }, at: number): void {
    const length = old.records[at + AT_LENGTH]! & LENGTH;
    const start = old.records[at + AT_POOL]!;
    const to = this.#count++ * RECORD;
    this.records.set(old.records.subarray(at, at + RECORD), to);
    this.#appendToPool(old.pool.subarray(start, start + length), length);
    this.records[to + AT_POOL] = this.#poolEnd - length;
    this.records[to + AT_LENGTH] = length;
    this.records[to + AT_PREFIXES] = NONE;
    this.#setPrefixes(to, old.prefixes[old.records[at + AT_PREFIXES]!] ?? []);
  }

  #rehash(size: number): void {
    const table = new Int32Array(size);
    for (let form = 0; form < this.#count; form++) {
      let slot = this.records[form * RECORD + AT_HASH]! & (size - 1);
      while (table[slot] !== 0) slot = (slot + 1) & (size - 1);
      table[slot] = form + 1;
    }
    this.#table = table;
  }
}

/** One letter further in the rolling hash. */
export function rolled(hash: number, letter: number): number {
  return (Math.imul(hash, 0x01000193) ^ letter) | 0;
}

/** Spreads a rolling hash over all bits (finaliser of MurmurHash3, public domain). */
function mixed(rolling: number): number {
  let hash = rolling ^ (rolling >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
