import { hashOfText, mixed } from './hash.ts';
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

/** The terms that rules use, numbered densely, with a count of users each; numbers are used again. */
export class Terms {
  /** Another one whenever a term appears or disappears. */
  version = 1;
  /** Highest number given so far plus one. */
  limit = 0;
  /** Open addressing: the hash, and the term's number plus one. */
  #slots = new Int32Array(2 * FIRST_SLOTS);
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
    const slots = this.#slots;
    const mask = slots.length - 2;
    const hash = hashOf(kind, hashOfText(text));
    for (let slot = (hash << 1) & mask; slots[slot + 1] !== 0; slot = (slot + 2) & mask) {
      const term = slots[slot + 1]! - 1;
      if (slots[slot] === hash && this.#kinds[term] === kind && this.#texts[term] === text) return term;
    }
    return NONE;
  }

  /** The same for the text of the first `length` letters. @param rolling its hash */
  findIn(kind: number, rolling: number, letters: Uint16Array, length: number): number {
    const slots = this.#slots;
    const mask = slots.length - 2;
    const hash = hashOf(kind, rolling);
    for (let slot = (hash << 1) & mask; slots[slot + 1] !== 0; slot = (slot + 2) & mask) {
      if (slots[slot] === hash && this.#is(slots[slot + 1]! - 1, kind, letters, length))
        return slots[slot + 1]! - 1;
    }
    return NONE;
  }

  usersOf(term: number): number {
    return this.#users[term]!;
  }

  /** The number of the term, which gets one user more. */
  acquire(kind: number, text: string): number {
    const known = this.find(kind, text);
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

  #is(term: number, kind: number, letters: Uint16Array, length: number): boolean {
    const text = this.#texts[term]!;
    if (this.#kinds[term] !== kind || text.length !== length) return false;
    for (let i = 0; i < length; i++) if (letters[i] !== text.charCodeAt(i)) return false;
    return true;
  }

  #create(kind: number, text: string): number {
    const term = this.#free.pop() ?? this.limit++;
    this.#kinds = withRoom(this.#kinds, this.limit);
    this.#users = withRoom(this.#users, this.limit);
    this.#kinds[term] = kind;
    this.#users[term] = 0;
    this.#texts[term] = text;
    this.#sizes[kind]!++;
    this.version = (this.version + 1) | 0;
    if (this.size * 4 > this.#slots.length) this.#grow();
    enter(this.#slots, hashOf(kind, hashOfText(text)), term + 1);
    if (kind === PREFIX) {
      const bucket = bucketOf(text.charCodeAt(0), text.charCodeAt(1));
      this.#prefixLengths[bucket]! |= 1 << Math.min(text.length, MOST_PREFIX_BIT);
    }
    return term;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (let slot = 0; slot < old.length; slot += 2) {
      if (old[slot + 1] !== 0) enter(this.#slots, old[slot]!, old[slot + 1]!);
    }
  }

  /** Moves those behind it back that would not be found across the gap. */
  #removeFromSlots(term: number): void {
    const slots = this.#slots;
    const mask = slots.length - 2;
    let gap = (hashOf(this.#kinds[term]!, hashOfText(this.#texts[term]!)) << 1) & mask;
    while (slots[gap + 1] !== term + 1) gap = (gap + 2) & mask;
    for (let next = (gap + 2) & mask; slots[next + 1] !== 0; next = (next + 2) & mask) {
      const wanted = (slots[next]! << 1) & mask;
      if (((next - wanted) & mask) < ((next - gap) & mask)) continue;
      slots[gap] = slots[next]!;
      slots[gap + 1] = slots[next + 1]!;
      gap = next;
    }
    slots[gap + 1] = 0;
  }
}

function hashOf(kind: number, rolling: number): number {
  return mixed(rolling ^ Math.imul(kind, 0x9e3779b1));
}

function enter(slots: Int32Array, hash: number, entry: number): void {
  const mask = slots.length - 2;
  let slot = (hash << 1) & mask;
  while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
  slots[slot] = hash;
  slots[slot + 1] = entry;
}

function bucketOf(first: number, second: number): number {
  return (first * 31 + second) & (BUCKETS - 1);
}
