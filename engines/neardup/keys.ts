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
const shifts = new Uint8Array(64);
/** Items [0, words) are words, [words, all) are numbers and names. */
let words = 0;
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
    out[1 + PLAIN_BANDS + band] = guarded ? guardedKey(band) : wordsKey(band);
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

/** Weights of 1, 2, 4 as shifts: common words, rare words and names, numbers (an edit of case hides a name, hardly a number). What tells more is likelier to be a minimum. */
function collectItems(bytes: Uint8Array, at: number): void {
  all = 0;
  const rare = bytes[at + AT_RARE]!;
  words = rare + bytes[at + AT_COMMON]!;
  for (let i = 0; i < words; i++) push(mix(wordAt(bytes, at, i) + 0x10000), i < rare ? 1 : 0);
  for (let i = 0; i < numberCount(bytes, at); i++)
    push(mix((numberAt(bytes, at, i) & 0xfffff) + 0x400000), 2);
  for (let i = 0; i < nameCount(bytes, at); i++) {
    const name = nameOffset(at, i);
    push(mix((bytes[name]! | (bytes[name + 1]! << 8)) + 0x20000), 1);
  }
}

function push(item: number, shift: number): void {
  items[all] = item;
  shifts[all++] = shift + 1;
}

/** Order-free: the same content in any order has the same key. */
function wholeKey(): number {
  let sum = 0;
  for (let i = 0; i < all; i++) sum = (sum + mix(items[i]!)) | 0;
  return mix(sum);
}

/** Of the words alone; of the numbers, if there is nothing else. */
function writePlain(out: Uint32Array): void {
  const to = words === 0 ? all : words;
  for (let h = 0; h < PLAIN_HASHES; h++) plain[h] = minimum(h, 0, to);
  for (let band = 0; band < PLAIN_BANDS; band++) {
    const h = band * PLAIN_ROWS;
    out[1 + band] = mix(mix(mix(band + 0x2001) ^ plain[h]!) ^ plain[h + 1]!);
  }
}

/** Of a message that has only words, or only guards. */
function wordsKey(band: number): number {
  const h = PLAIN_HASHES + band * 3;
  const rows = band < LOOSE_BANDS ? 2 : 3;
  let key = mix(band + 0x3001);
  for (let row = h; row < h + rows; row++) key = mix(key ^ minimum(row, 0, all));
  return key;
}

/** The word beside two guards is one of the plain bands': where so many say the same that these find nothing, it still may. */
function guardedKey(band: number): number {
  const h = PLAIN_HASHES + band * 3;
  const key = mix(band + 0x4001);
  if (band < GUARD_BANDS || all - words < 2) {
    const word = mix(key ^ minimum(h, 0, words));
    return mix(mix(word ^ minimum(h + 1, words, all)) ^ minimum(h + 2, 0, words));
  }
  const word = mix(key ^ plain[band - GUARD_BANDS]!);
  return mix(mix(word ^ twoMinima(h + 1, words, all)) ^ second);
}

/** Smallest hash number `h` of items [from, to). Without branches: which item is smaller cannot be foreseen. */
function minimum(h: number, from: number, to: number): number {
  const seed = seeds[h]!;
  const factor = factors[h]!;
  let best = 0x7fffffff;
  for (let i = from; i < to; i++) {
    const less = (ranked(i, seed, factor) - best) | 0;
    best = (best + (less & (less >> 31))) | 0;
  }
  return best;
}

/** The second smallest value of the last call of twoMinima. */
let second = 0;

/** The same, and the second smallest is left in `second`. */
function twoMinima(h: number, from: number, to: number): number {
  const seed = seeds[h]!;
  const factor = factors[h]!;
  let best = 0x7fffffff;
  second = best;
  for (let i = from; i < to; i++) {
    const rank = ranked(i, seed, factor);
    if (rank < second) second = rank < best ? best : rank;
    if (rank < best) best = rank;
  }
  return best;
}

/** From 0 to below 2^31. Dividing it by its weight makes an item the smallest so many times oftener. */
function ranked(item: number, seed: number, factor: number): number {
  const x = Math.imul(items[item]! ^ seed, factor);
  return ((x ^ (x >>> 15)) >>> shifts[item]!) | 0;
}
