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
  /** Words there are in `words`. */
  count: number;
  readonly words: Uint16Array;
  /** By word: RARE, COMMON or both for those of the signature, otherwise 0. */
  readonly marks: Uint8Array;
}

const RARE = 1;
const COMMON = 2;

const prepared: Prepared = {
  bytes: new Uint8Array(0),
  at: 0,
  count: 0,
  words: new Uint16Array(MAX_WORDS),
  marks: new Uint8Array(0x10000),
};

export function prepare(bytes: Uint8Array, at: number): Prepared {
  const { words, marks } = prepared;
  for (let i = 0; i < prepared.count; i++) marks[words[i]!] = 0;
  const rare = bytes[at + AT_RARE]!;
  prepared.bytes = bytes;
  prepared.at = at;
  prepared.count = rare + bytes[at + AT_COMMON]!;
  for (let i = 0; i < prepared.count; i++) {
    words[i] = wordAt(bytes, at, i);
    marks[words[i]!]! |= i < rare ? RARE : COMMON;
  }
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
  const totalRareA = bytes[at + AT_RARE_TOTAL]!;
  const totalRareB = b[j + AT_RARE_TOTAL]!;
  if (rareA === totalRareA && rareB === totalRareB) countMarked(a, RARE, rareA, b, j + AT_WORDS, rareB);
  else count(a.words, 0, rareA, b, j + AT_WORDS, rareB, totalRareA, totalRareB);
  add(totalRareA + totalRareB, RARE_WEIGHT);
  const commonA = bytes[at + AT_COMMON]!;
  const commonB = b[j + AT_COMMON]!;
  const totalA = bytes[at + AT_COMMON_TOTAL]!;
  const totalB = b[j + AT_COMMON_TOTAL]!;
  const from = j + AT_WORDS + 2 * rareB;
  if (commonA === totalA && commonB === totalB) countMarked(a, COMMON, commonA, b, from, commonB);
  else count(a.words, rareA, rareA + commonA, b, from, commonB, totalA, totalB);
  add(totalA + totalB, 1);
  addNumbers(bytes, at, b, j);
  return result;
}

/** Of the last call of `count` or `countMarked`: words seen below the lower limit, and those of them in both. */
let seen = 0;
let both = 0;

/** Of sketches that hold all words of a class there is nothing to estimate: those of B that A has are counted without branches. */
function countMarked(a: Prepared, mark: number, ofA: number, b: Uint8Array, from: number, ofB: number): void {
  const { marks } = a;
  both = 0;
  for (let y = from; y < from + 2 * ofB; y += 2)
    both += Number((marks[b[y]! | (b[y + 1]! << 8)]! & mark) !== 0);
  seen = ofA + ofB - both;
}

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
