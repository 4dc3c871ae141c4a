/*
 * Words are told apart by two rolling hashes of 32 bits with different multipliers: that two of a million words share
 * both has a chance of one in forty million.
 */

/** One letter further in the first rolling hash. */
export function rolled(hash: number, letter: number): number {
  return Math.imul(hash, 0x01000193) ^ letter;
}

/** One letter further in the second one. */
export function rolledAgain(hash: number, letter: number): number {
  return (Math.imul(hash, 0x5bd1e995) + letter) | 0;
}

/** Spreads a rolling hash over all bits (finaliser of MurmurHash3, public domain). */
export function mixed(rolling: number): number {
  let hash = rolling ^ (rolling >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
