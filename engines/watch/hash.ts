/*
 * Words are told apart by two hashes of 32 bits, each the sum of the letters times a number that belongs to their place
 * (multilinear hashing: Lemire and Kaser, "Strongly universal string hashing is fast", 2013): for any two words the chance
 * to share both is 2^-64, of a million words that any two do one in thirty-six million. Unlike a rolling hash, its letters do not wait for one another.
 */

/** Places with a number of their own; those of longer words have them in turn. */
export const FACTORS = 256;

/** What the letters of the first hash are multiplied with. */
export const FIRST_FACTORS: Int32Array = Int32Array.from({ length: FACTORS }, (_, i) => factorOf(2 * i + 1));
/** And those of the second one. */
export const SECOND_FACTORS: Int32Array = Int32Array.from({ length: FACTORS }, (_, i) => factorOf(2 * i + 2));

/* Constants that loops use are the module's own and not exported: V8 looks others up at each use (docs/decisions/0069). */
const [FIRST, SECOND, LAST] = [FIRST_FACTORS, SECOND_FACTORS, FACTORS - 1];

/** What a letter adds to the first hash. It counts as a signed number of 16 bits, as vectors multiply them. */
export function firstPart(letter: number, place: number): number {
  return Math.imul((letter << 16) >> 16, FIRST[place & LAST]!);
}

/** What it adds to the second. */
export function secondPart(letter: number, place: number): number {
  return Math.imul((letter << 16) >> 16, SECOND[place & LAST]!);
}

/** Odd, so that no other letter in the same place adds the same. */
function factorOf(number: number): number {
  return mixed(Math.imul(number, 0x9e3779b1)) | 1;
}

/** Spreads a hash over all bits (finaliser of MurmurHash3, public domain). */
export function mixed(given: number): number {
  let hash = given ^ (given >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
