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
const BUCKETS = 1024;
/** Stands for forms that may be concerned by any change of terms. */
export const ANY_BUCKET = BUCKETS;
const MAX_PREFIX_BIT = 31;

/** Which of 1,024 buckets words with these first letters belong to; `second` is 0 for a single letter. */
export function bucketOf(first: number, second: number): number {
  return (first * 31 + second) & (BUCKETS - 1);
}

/**
 * The terms that rules use, numbered densely, with a count of users each; numbers are used again. A change
 * touches the stamp of the bucket its words begin in, so that remembered forms elsewhere stay valid.
 */
export class Terms {
  /** Changes whenever a term whose text begins in the bucket appears or disappears. */
  readonly stamps = new Int32Array(BUCKETS + 1);
  /** Highest number given so far plus one. */
  limit = 0;
  readonly #byText: readonly Map<string, number>[] = Array.from({ length: KINDS }, () => new Map());
  readonly #texts: string[] = [];
  #kinds = new Int32Array(1024);
  #users = new Int32Array(1024);
  readonly #free: number[] = [];
  /** Bucket → lengths of prefixes in it as bits; the highest bit stands for all longer ones. */
  readonly #prefixLengths = new Int32Array(BUCKETS);

  get size(): number {
    return this.limit - this.#free.length;
  }

  find(kind: number, text: string): number {
    return this.#byText[kind]!.get(text) ?? NONE;
  }

  /** Whether any rule uses a term of the kind. */
  has(kind: number): boolean {
    return this.#byText[kind]!.size > 0;
  }

  usersOf(term: number): number {
    return this.#users[term]!;
  }

  /** The number of the term, which gets one user more. */
  acquire(kind: number, text: string): number {
    const known = this.#byText[kind]!.get(text);
    const term = known ?? this.#create(kind, text);
    this.#users[term]!++;
    return term;
  }

  /** One user less; a term without users is forgotten and its number free. */
  release(term: number): void {
    if (--this.#users[term]! > 0) return;
    const [kind, text] = [this.#kinds[term]!, this.#texts[term]!];
    this.#byText[kind]!.delete(text);
    this.#texts[term] = '';
    this.#free.push(term);
    this.#touch(kind, text);
  }

  /** The prefix terms a word begins with, shortest first. */
  prefixesOf(word: string): number[] {
    const lengths = this.#prefixLengths[bucketOf(word.charCodeAt(0), word.charCodeAt(1) || 0)]!;
    const found: number[] = [];
    if (lengths === 0) return found;
    for (let length = 2; length <= word.length; length++) {
      if ((lengths & (1 << Math.min(length, MAX_PREFIX_BIT))) === 0) continue;
      const term = this.find(PREFIX, word.slice(0, length));
      if (term !== NONE) found.push(term);
    }
    return found;
  }

  #create(kind: number, text: string): number {
    const term = this.#free.pop() ?? this.limit++;
    this.#kinds = withRoom(this.#kinds, this.limit);
    this.#users = withRoom(this.#users, this.limit);
    this.#kinds[term] = kind;
    this.#users[term] = 0;
    this.#texts[term] = text;
    this.#byText[kind]!.set(text, term);
    this.#touch(kind, text);
    return term;
  }

  #touch(kind: number, text: string): void {
    if (kind >= PLACE) return;
    const first = kind === HASHTAG ? '#' : '';
    const start = first + text.slice(0, 2);
    const bucket = bucketOf(start.charCodeAt(0), start.charCodeAt(1) || 0);
    this.stamps[bucket]!++;
    this.stamps[ANY_BUCKET]!++;
    if (kind === PREFIX) this.#prefixLengths[bucket]! |= 1 << Math.min(text.length, MAX_PREFIX_BIT);
  }
}
