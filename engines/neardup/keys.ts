import { mix } from './hash.ts';
import {
  AT_COMMON,
  AT_RARE,
  contentOf,
  nameCount,
  nameOffset,
  numberAt,
  numberCount,
  wordAt,
} from './layout.ts';
import type { Signature } from './signature.ts';

/** Bands of two words: they find a message whose address was cut away. */
const PLAIN_BANDS = 3;
const PLAIN_ROWS = 2;
/** Bands of one guard (a number, a name of a place) and two words. */
const GUARD_BANDS = 7;
/** Bands of two guards and one word. */
const PAIR_BANDS = PLAIN_BANDS * PLAIN_ROWS;
const GUARDED = GUARD_BANDS + PAIR_BANDS;
/** Without guards this many bands more have two words, for the shortest messages; a third makes the rest more selective. */
const LOOSE_BANDS = 1;
/** One key more, of the whole content: finds messages too short for bands. */
export const KEYS = 1 + PLAIN_BANDS + GUARDED;
/** Fewer words and numbers than this must all agree, so the key of the whole content finds them. */
const SHORTEST_BANDED = 3;

// Signed, and ranks below 2^31: unsigned words above it would be handled as floating point, five times slower.
const items = new Int32Array(64);
/** Items [0, rares) are rare words, [rares, words) common ones, [words, numbers) numbers, [numbers, all) names. */
let rares = 0;
let words = 0;
let numbers = 0;
let all = 0;

const PLAIN_HASHES = PLAIN_BANDS * PLAIN_ROWS;
const HASHES = PLAIN_HASHES + GUARDED * 3;
const seeds = Int32Array.from({ length: HASHES }, (_, i) => mix(i + 1));
/** Minima of the plain bands. */
const plain = new Int32Array(PLAIN_HASHES);
const factors = Int32Array.from({ length: HASHES }, (_, i) => mix(i + 0x1001) | 1);

/**
 * Keys under which to file a message so that its near-duplicates are found: two signatures that are one message share at
 * least one with high probability. Min-hashing (Broder, 1997), but numbers and names of places have bands of their own:
 * one message must not differ in them anyway, and they keep apart what many tell in the same words. `out` must hold KEYS
 * numbers; gives how many were written, 0 for a message with nothing to compare.
 */
export function writeKeys(bytes: Uint8Array, at: number, out: Uint32Array): number {
  const content = contentOf(bytes, at);
  if (content === 0) return 0;
  collectItems(bytes, at);
  out[0] = wholeKey();
  if (content < SHORTEST_BANDED) return 1;
  writePlain(out);
  const guarded = words > 0 && words < all;
  for (let band = 0; band < GUARDED; band++)
    out[1 + PLAIN_BANDS + band] = guarded ? guardedKey(band) : unguardedKey(band);
  return KEYS;
}

/**
 * How many messages are kept under key number `k`, the newest: a phrase that thousands send must not push out others.
 * Under words alone are those who say the same of other addresses, so two are enough to be told of.
 */
export function newestUnder(k: number): number {
  return k > 0 && k <= PLAIN_BANDS ? 2 : 4;
}

/** The keys of a signature for a store of one's own, as unsigned 32-bit numbers; see writeKeys. */
export function keysOf(signature: Signature): Uint32Array {
  const out = new Uint32Array(KEYS);
  return out.slice(0, writeKeys(signature, 0, out));
}

function collectItems(bytes: Uint8Array, at: number): void {
  rares = bytes[at + AT_RARE]!;
  words = rares + bytes[at + AT_COMMON]!;
  for (let i = 0; i < words; i++) items[i] = mix(wordAt(bytes, at, i) + 0x10000);
  numbers = words + numberCount(bytes, at);
  for (let i = 0; i < numbers - words; i++)
    items[words + i] = mix((numberAt(bytes, at, i) & 0xfffff) + 0x400000);
  all = numbers + nameCount(bytes, at);
  for (let i = 0; i < all - numbers; i++) {
    const name = nameOffset(at, i);
    items[numbers + i] = mix((bytes[name]! | (bytes[name + 1]! << 8)) + 0x20000);
  }
}

/** Order-free: the same content in any order has the same key. */
function wholeKey(): number {
  let sum = 0;
  for (let i = 0; i < all; i++) sum = (sum + mix(items[i]!)) | 0;
  return mix(sum);
}

/** Of the words alone; of the numbers, if there is nothing else. */
function writePlain(out: Uint32Array): void {
  for (let band = 0; band < PLAIN_BANDS; band++) {
    const h = band * PLAIN_ROWS;
    if (words > 0) minimaOfWords(h, h + 1);
    else minimaOfGuards(h, h + 1);
    plain[h] = lowest;
    plain[h + 1] = otherLowest;
    out[1 + band] = mix(mix(mix(band + 0x2001) ^ lowest) ^ otherLowest);
  }
}

/** Of a message that has only words, or only guards. */
function unguardedKey(band: number): number {
  const h = PLAIN_HASHES + band * 3;
  const minima = words > 0 ? minimaOfWords : minimaOfGuards;
  minima(h, h + 1);
  const key = mix(mix(mix(band + 0x3001) ^ lowest) ^ otherLowest);
  if (band < LOOSE_BANDS) return key;
  minima(h + 2, h + 2);
  return mix(key ^ lowest);
}

/** The word beside two guards is one of the plain bands': where so many say the same that these find nothing, it still may. */
function guardedKey(band: number): number {
  const h = PLAIN_HASHES + band * 3;
  const key = mix(band + 0x4001);
  if (band >= GUARD_BANDS && all - words >= 2) {
    twoLowestGuards(h);
    return mix(mix(mix(key ^ plain[band - GUARD_BANDS]!) ^ lowest) ^ otherLowest);
  }
  minimaOfWords(h, h + 1);
  const word = mix(mix(key ^ lowest) ^ otherLowest);
  minimaOfGuards(h + 2, h + 2);
  return mix(word ^ lowest);
}

/** Of the last call of one of the following. */
let lowest = 0;
let otherLowest = 0;

/*
 * Weights of 1, 2, 4 as shifts: common words, rare words and names, numbers (an edit of case hides a name, hardly a number).
 * Dividing its rank by its weight makes an item the smallest so many times oftener; what tells more is likelier to be a minimum.
 */

/** The smallest ranks of the words by two hashes at once: neither sum waits for the other. */
function minimaOfWords(h: number, other: number): void {
  minimaOf(0, rares, h, other, 1);
  const [rare, otherRare] = [lowest, otherLowest];
  minimaOf(rares, words, h, other, 0);
  lowest = Math.min(rare, lowest);
  otherLowest = Math.min(otherRare, otherLowest);
}

/** The same of numbers and names. */
function minimaOfGuards(h: number, other: number): void {
  minimaOf(words, numbers, h, other, 2);
  const [number, otherNumber] = [lowest, otherLowest];
  minimaOf(numbers, all, h, other, 1);
  lowest = Math.min(number, lowest);
  otherLowest = Math.min(otherNumber, otherLowest);
}

const HIGHEST = 0x7fffffff;

/** Of items [from, to), which are of one weight. Without branches: which of two hashes is smaller cannot be foreseen. */
function minimaOf(from: number, to: number, h: number, other: number, weight: number): void {
  const seed = seeds[h]!;
  const factor = factors[h]!;
  const otherSeed = seeds[other]!;
  const otherFactor = factors[other]!;
  let best = HIGHEST;
  let otherBest = HIGHEST;
  for (let i = from; i < to; i++) {
    const item = items[i]!;
    const less = ((Math.imul(item ^ seed, factor) >>> 1) - best) | 0;
    best = (best + (less & (less >> 31))) | 0;
    const otherLess = ((Math.imul(item ^ otherSeed, otherFactor) >>> 1) - otherBest) | 0;
    otherBest = (otherBest + (otherLess & (otherLess >> 31))) | 0;
  }
  const shift = from < to ? weight : 0;
  lowest = best >>> shift;
  otherLowest = otherBest >>> shift;
}

/** The smallest rank of the guards by one hash, and the one after it. */
function twoLowestGuards(h: number): void {
  const seed = seeds[h]!;
  const factor = factors[h]!;
  lowest = HIGHEST;
  otherLowest = HIGHEST;
  for (let i = words; i < all; i++) {
    const rank = Math.imul(items[i]! ^ seed, factor) >>> (i < numbers ? 3 : 2);
    if (rank < otherLowest) otherLowest = rank < lowest ? lowest : rank;
    if (rank < lowest) lowest = rank;
  }
}
