import { Beginnings } from './beginnings.ts';
import { firstPart, mixed, secondPart } from './hash.ts';
import { withRoom } from './ints.ts';

/** What a term compares: a term is one kind and one text. */
export const STEM = 0;
export const EXACT = 1;
export const PREFIX = 2;
export const HASHTAG = 3;
export const PLACE = 4;
export const SOURCE = 5;
export const LANG = 6;
const KINDS = 7;

/** A term's number is at least 0. */
export const NONE = -1;
/** Words by their first two letters. */
const BUCKETS = 1024;
/** Stands for all longer beginnings. */
const MOST_PREFIX_BIT = 31;
/** Slots there are at first: a power of two. */
const FIRST_SLOTS = 1024;
/** Integers of a slot: two hashes of a term, its number plus one, and one that makes it a quarter of a cache line. */
const SLOT_BITS = 2;
const SLOT = 1 << SLOT_BITS;
const AT_OTHER = 1;
const AT_TERM = 2;
/** Programs have 24 bits for a term. */
const MOST_TERMS = 2 ** 24 - 1;

/** The terms that rules use, numbered densely, with a count of users each; numbers are used again. */
export class Terms {
  /** Another one whenever a term appears or disappears. */
  version = 1;
  /** Highest number given so far plus one. */
  limit = 0;
  /** Open addressing. */
  #slots = new Int32Array(SLOT * FIRST_SLOTS);
  /** What was read only to have it in the cache. */
  touched = 0;
  /** Of the texts of words and beginnings. */
  readonly beginnings = new Beginnings();
  readonly #texts: string[] = [];
  #kinds = new Int32Array(1024);
  #users = new Int32Array(1024);
  readonly #free: number[] = [];
  readonly #sizes = new Int32Array(KINDS);
  /** Bucket → lengths of prefixes in it as bits. */
  readonly #prefixLengths = new Int32Array(BUCKETS);

  get size(): number {
    return this.limit - this.#free.length;
  }

  /** Whether any rule uses a term of the kind. */
  has(kind: number): boolean {
    return this.#sizes[kind]! > 0;
  }

  find(kind: number, text: string): number {
    const [hash, other] = hashesOf(text);
    return this.findHashed(termHash(kind, hash), other);
  }

  /** The same for a term of which the hashes are known: of its text, the first one through `termHash`. */
  findHashed(hash: number, other: number): number {
    const slots = this.#slots;
    const mask = slots.length - SLOT;
    for (let slot = (hash << SLOT_BITS) & mask; slots[slot + AT_TERM] !== 0; slot = (slot + SLOT) & mask) {
      if (slots[slot] === hash && slots[slot + AT_OTHER] === other) return slots[slot + AT_TERM]! - 1;
    }
    return NONE;
  }

  /** Brings what `findHashed` will read for these hashes into the cache, none waiting for another. */
  fetch(hashes: Int32Array, count: number): void {
    const slots = this.#slots;
    const mask = slots.length - SLOT;
    let touched = 0;
    for (let i = 0; i < count; i++) touched ^= slots[(hashes[i]! << SLOT_BITS) & mask]!;
    this.touched = touched;
  }

  usersOf(term: number): number {
    return this.#users[term]!;
  }

  /** The number of the term, which gets one user more. @param known what `find` said of it */
  acquire(kind: number, text: string, known: number): number {
    const term = known === NONE ? this.#create(kind, text) : known;
    this.#users[term]!++;
    return term;
  }

  /** One user less; a term without users is forgotten and its number free. */
  release(term: number): void {
    if (--this.#users[term]! > 0) return;
    this.#removeFromSlots(term);
    this.#sizes[this.#kinds[term]!]!--;
    this.#texts[term] = '';
    this.#free.push(term);
    this.version = (this.version + 1) | 0;
  }

  /** Which lengths beginnings have that begin with these two letters, as bits; `second` is 0 for a single letter. */
  prefixLengths(first: number, second: number): number {
    return this.#prefixLengths[bucketOf(first, second)]!;
  }

  #create(kind: number, text: string): number {
    const term = this.#free.pop() ?? this.limit++;
    if (term > MOST_TERMS)
      throw new RangeError(`More than ${MOST_TERMS} words and restrictions in all rules`);
    this.#kinds = withRoom(this.#kinds, this.limit);
    this.#users = withRoom(this.#users, this.limit);
    this.#kinds[term] = kind;
    this.#users[term] = 0;
    this.#texts[term] = text;
    this.#sizes[kind]!++;
    this.version = (this.version + 1) | 0;
    if (this.size * 2 * SLOT > this.#slots.length) this.#grow();
    const [hash, other] = hashesOf(text);
    enter(this.#slots, termHash(kind, hash), other, term + 1);
    if (kind <= PREFIX) this.#addBeginning(text);
    if (kind === PREFIX) {
      const bucket = bucketOf(text.charCodeAt(0), text.charCodeAt(1));
      this.#prefixLengths[bucket]! |= 1 << Math.min(text.length, MOST_PREFIX_BIT);
    }
    return term;
  }

  #addBeginning(text: string): void {
    if (!this.beginnings.full) {
      this.beginnings.add(text);
      return;
    }
    this.beginnings.clear(this.size);
    for (let term = 0; term < this.limit; term++) {
      if (this.#kinds[term]! <= PREFIX && this.#texts[term] !== '') this.beginnings.add(this.#texts[term]!);
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (let slot = 0; slot < old.length; slot += SLOT) {
      const entry = old[slot + AT_TERM]!;
      if (entry !== 0) enter(this.#slots, old[slot]!, old[slot + AT_OTHER]!, entry);
    }
  }

  /** Moves those behind it back that would not be found across the gap. */
  #removeFromSlots(term: number): void {
    const slots = this.#slots;
    const mask = slots.length - SLOT;
    const [hash] = hashesOf(this.#texts[term]!);
    let gap = (termHash(this.#kinds[term]!, hash) << SLOT_BITS) & mask;
    while (slots[gap + AT_TERM] !== term + 1) gap = (gap + SLOT) & mask;
    for (let next = (gap + SLOT) & mask; slots[next + AT_TERM] !== 0; next = (next + SLOT) & mask) {
      const wanted = (slots[next]! << SLOT_BITS) & mask;
      if (((next - wanted) & mask) < ((next - gap) & mask)) continue;
      slots.copyWithin(gap, next, next + SLOT);
      gap = next;
    }
    slots[gap + AT_TERM] = 0;
  }
}

/** The first hash of a term: of its text, and of what it compares. */
export function termHash(kind: number, first: number): number {
  return mixed(first ^ Math.imul(kind, 0x9e3779b1));
}

function hashesOf(text: string): readonly [number, number] {
  let hash = 0;
  let other = 0;
  for (let i = 0; i < text.length; i++) {
    hash = (hash + firstPart(text.charCodeAt(i), i)) | 0;
    other = (other + secondPart(text.charCodeAt(i), i)) | 0;
  }
  return [hash, other];
}

function enter(slots: Int32Array, hash: number, other: number, entry: number): void {
  const mask = slots.length - SLOT;
  let slot = (hash << SLOT_BITS) & mask;
  while (slots[slot + AT_TERM] !== 0) slot = (slot + SLOT) & mask;
  slots[slot] = hash;
  slots[slot + AT_OTHER] = other;
  slots[slot + AT_TERM] = entry;
}

function bucketOf(first: number, second: number): number {
  return (first * 31 + second) & (BUCKETS - 1);
}
