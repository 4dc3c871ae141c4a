import {
  AT_COMMON,
  AT_COMMON_TOTAL,
  AT_RARE,
  AT_RARE_TOTAL,
  AT_WORDS,
  MAX_WORDS,
  numberAt,
  numberCount,
  wordAt,
} from './layout.ts';
import { sameNumber } from './numbers.ts';

/** A rare word tells as much as two common ones; a number as a rare word. */
const RARE_WEIGHT = 2;
const NUMBER_WEIGHT = 2;

/** A signature whose words are unpacked, to be compared with many. One instance: valid until the next call of prepare. */
export interface Prepared {
  bytes: Uint8Array;
  at: number;
  readonly words: Uint16Array;
}

const prepared: Prepared = { bytes: new Uint8Array(0), at: 0, words: new Uint16Array(MAX_WORDS) };

export function prepare(bytes: Uint8Array, at: number): Prepared {
  prepared.bytes = bytes;
  prepared.at = at;
  const count = bytes[at + AT_RARE]! + bytes[at + AT_COMMON]!;
  for (let i = 0; i < count; i++) prepared.words[i] = wordAt(bytes, at, i);
  return prepared;
}

/** Shared and united weight of two messages' contents; one instance, overwritten by each call of `overlap`. */
interface Overlap {
  shared: number;
  union: number;
  /** Distinct words shared, estimated for texts longer than a sketch. */
  words: number;
}

const result: Overlap = { shared: 0, union: 0, words: 0 };

/**
 * Weighted Jaccard overlap of two signatures. Exact while a class of words fits its sketch, otherwise estimated from
 * the smallest hashes of both (bottom-k sketches: Cohen and Kaplan, 2007). The result is valid until the next call.
 */
export function overlap(a: Prepared, b: Uint8Array, j: number): Overlap {
  const { bytes, at } = a;
  result.shared = 0;
  result.union = 0;
  result.words = 0;
  const rareA = bytes[at + AT_RARE]!;
  const rareB = b[j + AT_RARE]!;
  count(a.words, 0, rareA, b, j + AT_WORDS, rareB, bytes[at + AT_RARE_TOTAL]!, b[j + AT_RARE_TOTAL]!);
  add(bytes[at + AT_RARE_TOTAL]! + b[j + AT_RARE_TOTAL]!, RARE_WEIGHT);
  const commonA = rareA + bytes[at + AT_COMMON]!;
  const totalA = bytes[at + AT_COMMON_TOTAL]!;
  const totalB = b[j + AT_COMMON_TOTAL]!;
  count(a.words, rareA, commonA, b, j + AT_WORDS + 2 * rareB, b[j + AT_COMMON]!, totalA, totalB);
  add(totalA + totalB, 1);
  addNumbers(bytes, at, b, j);
  return result;
}

/** Of the last call of `count`: words seen below the lower limit, and those of them in both. */
let seen = 0;
let both = 0;

/** Merges words [from, to) of A with `kept` words of B at byte `y`, both ascending, up to where both sketches reach. */
function count(
  a: Uint16Array,
  from: number,
  to: number,
  b: Uint8Array,
  y: number,
  kept: number,
  totalA: number,
  totalB: number,
): void {
  const end = y + 2 * kept;
  const limitA = to - from < totalA ? (a[to - 1] ?? 0) : 0xffff;
  const limitB = kept < totalB ? b[end - 2]! | (b[end - 1]! << 8) : 0xffff;
  const limit = limitA < limitB ? limitA : limitB;
  seen = 0;
  both = 0;
  let wordA = from < to ? a[from]! : PAST;
  let wordB = y < end ? b[y]! | (b[y + 1]! << 8) : PAST;
  while (wordA <= limit || wordB <= limit) {
    seen++;
    const stepA = wordA <= wordB;
    const stepB = wordB <= wordA;
    if (stepA && stepB) both++;
    if (stepA) wordA = ++from < to ? a[from]! : PAST;
    if (stepB) {
      y += 2;
      wordB = y < end ? b[y]! | (b[y + 1]! << 8) : PAST;
    }
  }
}

/** Greater than any word. */
const PAST = 0x10000;

/** With Jaccard J of the sample, |A|+|B| words have (|A|+|B|)/(1+J) distinct ones. */
function add(total: number, weight: number): void {
  if (seen === 0) return;
  const union = total / (1 + both / seen);
  const shared = (union * both) / seen;
  result.union += weight * union;
  result.shared += weight * shared;
  result.words += shared;
}

function addNumbers(a: Uint8Array, i: number, b: Uint8Array, j: number): void {
  const countA = numberCount(a, i);
  const countB = numberCount(b, j);
  if (countA + countB === 0) return;
  const shared = Math.min(foundIn(a, i, countA, b, j, countB), foundIn(b, j, countB, a, i, countA));
  result.shared += NUMBER_WEIGHT * shared;
  result.union += NUMBER_WEIGHT * (countA + countB - shared);
}

function foundIn(a: Uint8Array, i: number, countA: number, b: Uint8Array, j: number, countB: number): number {
  let found = 0;
  for (let x = 0; x < countA; x++) {
    const entry = numberAt(a, i, x);
    for (let y = 0; y < countB; y++) {
      if (!sameNumber(entry, numberAt(b, j, y))) continue;
      found++;
      break;
    }
  }
  return found;
}
