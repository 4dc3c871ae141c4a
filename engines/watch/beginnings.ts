import { firstPart } from './hash.ts';

/** Words by their first two letters. */
const BUCKETS = 1024;
/** Stands for all greater lengths. */
const LAST_LENGTH = 31;
/** Bits for each text: a word that is none then passes for one in thirty times, for each length it has to be asked about. */
const BITS_PER_TEXT = 32;
const FIRST_BITS = 1 << 15;

/**
 * Whether any of many texts may be what a word begins with: most words of a stream that were never met before begin with
 * none, and need not be looked at any closer. Texts are not taken out; it is made anew when too many have gone.
 */
export class Beginnings {
  /** Bucket → lengths of the texts in it as bits. */
  readonly #lengths = new Int32Array(BUCKETS);
  #bits = new Int32Array(FIRST_BITS >> 5);
  #added = 0;

  /** Whether it has to be made anew before another text is added. */
  get full(): boolean {
    return this.#added * BITS_PER_TEXT >= this.#bits.length << 5;
  }

  /** Forgets all and has room for twice as many. */
  clear(texts: number): void {
    let size = FIRST_BITS;
    while (size < 2 * BITS_PER_TEXT * texts) size *= 2;
    this.#bits = new Int32Array(size >> 5);
    this.#lengths.fill(0);
    this.#added = 0;
  }

  add(text: string): void {
    this.#added++;
    const second = text.length > 1 ? text.charCodeAt(1) : 0;
    this.#lengths[bucketOf(text.charCodeAt(0), second)]! |= 1 << Math.min(text.length, LAST_LENGTH);
    let hash = 0;
    for (let i = 0; i < text.length; i++) hash = (hash + firstPart(text.charCodeAt(i), i)) | 0;
    const bit = this.#bitOf(hash);
    this.#bits[bit >> 5]! |= 1 << bit;
  }

  /** Whether the letters from `from` to `to` may begin with one of the texts. */
  mayBegin(letters: Uint16Array, from: number, to: number): boolean {
    const lengths = this.#lengths[bucketOf(letters[from]!, to > from + 1 ? letters[from + 1]! : 0)]!;
    if (lengths === 0) return false;
    let hash = 0;
    for (let at = from; at < to; at++) {
      hash = (hash + firstPart(letters[at]!, at - from)) | 0;
      if (((lengths >>> Math.min(at + 1 - from, LAST_LENGTH)) & 1) === 0) continue;
      const bit = this.#bitOf(hash);
      if (((this.#bits[bit >> 5]! >>> bit) & 1) === 1) return true;
    }
    return false;
  }

  #bitOf(hash: number): number {
    const spread = Math.imul(hash, 0x9e3779b1);
    return (spread ^ (spread >>> 15)) & ((this.#bits.length << 5) - 1);
  }
}

function bucketOf(first: number, second: number): number {
  return (first * 31 + second) & (BUCKETS - 1);
}
