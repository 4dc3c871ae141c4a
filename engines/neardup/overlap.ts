import {
  AT_COMMON,
  AT_COMMON_TOTAL,
  AT_RARE,
  AT_RARE_TOTAL,
  numberAt,
  numberCount,
  wordAt,
} from './layout.ts';
import { sameNumber } from './numbers.ts';

/** A rare word tells as much as two common ones; a number as a rare word. */
const RARE_WEIGHT = 2;
const NUMBER_WEIGHT = 2;

/** Shared and united weight of two messages' contents; one instance, overwritten by each call of `overlap`. */
export interface Overlap {
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
export function overlap(a: Uint8Array, i: number, b: Uint8Array, j: number): Overlap {
  result.shared = 0;
  result.union = 0;
  result.words = 0;
  const rareA = a[i + AT_RARE]!;
  const rareB = b[j + AT_RARE]!;
  addWords(a, i, 0, rareA, a[i + AT_RARE_TOTAL]!, b, j, 0, rareB, b[j + AT_RARE_TOTAL]!, RARE_WEIGHT);
  const commonA = a[i + AT_COMMON]!;
  const commonB = b[j + AT_COMMON]!;
  addWords(a, i, rareA, commonA, a[i + AT_COMMON_TOTAL]!, b, j, rareB, commonB, b[j + AT_COMMON_TOTAL]!, 1);
  addNumbers(a, i, b, j);
  return result;
}

/** Adds one class of words: `fromA` and `keptA` say where it lies in the sketch, `totalA` how many the text has. */
function addWords(
  a: Uint8Array,
  i: number,
  fromA: number,
  keptA: number,
  totalA: number,
  b: Uint8Array,
  j: number,
  fromB: number,
  keptB: number,
  totalB: number,
  weight: number,
): void {
  const limitA = keptA < totalA ? wordAt(a, i, fromA + keptA - 1) : 0xffff;
  const limitB = keptB < totalB ? wordAt(b, j, fromB + keptB - 1) : 0xffff;
  const limit = Math.min(limitA, limitB);
  let shared = 0;
  let seen = 0;
  let x = 0;
  let y = 0;
  while (x < keptA || y < keptB) {
    const wordA = x < keptA ? wordAt(a, i, fromA + x) : 0x10000;
    const wordB = y < keptB ? wordAt(b, j, fromB + y) : 0x10000;
    if (Math.min(wordA, wordB) > limit) break;
    seen++;
    if (wordA === wordB) shared++;
    if (wordA <= wordB) x++;
    if (wordB <= wordA) y++;
  }
  if (seen === 0) return;
  // With Jaccard J of the sample, |A|+|B| words have (|A|+|B|)/(1+J) distinct ones.
  const union = (totalA + totalB) / (1 + shared / seen);
  const estimate = (union * shared) / seen;
  result.union += weight * union;
  result.shared += weight * estimate;
  result.words += estimate;
}

function addNumbers(a: Uint8Array, i: number, b: Uint8Array, j: number): void {
  const countA = numberCount(a, i);
  const countB = numberCount(b, j);
  let shared = 0;
  for (let x = 0; x < countA; x++) {
    for (let y = 0; y < countB; y++) {
      if (!sameNumber(numberAt(a, i, x), numberAt(b, j, y))) continue;
      shared++;
      break;
    }
  }
  result.shared += NUMBER_WEIGHT * shared;
  result.union += NUMBER_WEIGHT * Math.max(countA + countB - shared, shared);
}
