import { numbersDiffer, placesDiffer, shareAddress } from './guards.ts';
import { AT_EXACT, contentOf, uint32At } from './layout.ts';
import { overlap, type Prepared } from './overlap.ts';

/**
 * Similarity demanded of messages with so many words and numbers of content: the fewer, the closer. Chosen on generated
 * messages (see README): at eight words and more, five edited words pass, two problems told in one frame do not.
 */
const DEMANDED = [2, 1, 1, 0.75, 0.7, 0.66, 0.6, 0.55, 0.52, 0.5, 0.48, 0.46];
const DEMANDED_OF_LONG = 0.45;
/** One address in common is evidence too. */
const ADDRESS_ALLOWANCE = 0.06;
/** But words that few must all agree. */
const FEW = 3;

export function demandedSimilarity(a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  const content = Math.max(contentOf(a, i), contentOf(b, j));
  const demanded = DEMANDED[content] ?? DEMANDED_OF_LONG;
  return content > FEW && shareAddress(a, i, b, j) ? demanded - ADDRESS_ALLOWANCE : demanded;
}

/** Whether it is what `demandedSimilarity` says, which is asked only when the address decides. */
function isEnough(similarity: number, a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  const content = Math.max(contentOf(a, i), contentOf(b, j));
  const demanded = DEMANDED[content] ?? DEMANDED_OF_LONG;
  if (similarity >= demanded) return true;
  return similarity >= demanded - ADDRESS_ALLOWANCE && similarity >= demandedSimilarity(a, i, b, j);
}

/** No pair below is ever one message, whatever else it shares. */
const LEAST_DEMANDED = DEMANDED_OF_LONG - ADDRESS_ALLOWANCE;

/** Share of the content two signatures have in common, 0–1. */
export function similarityAt(a: Prepared, b: Uint8Array, j: number): number {
  const { shared, union } = overlap(a, b, j);
  return union === 0 ? 0 : shared / union;
}

export function identicalAt(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  return uint32At(a, i + AT_EXACT) === uint32At(b, j + AT_EXACT);
}

/**
 * Similarity of two signatures if they are one message, else −1. Allocates nothing. Numbers first: of messages that share
 * a key most are the same words told of another house, and numbers are the cheapest to compare.
 */
export function joinAt(a: Prepared, b: Uint8Array, j: number): number {
  const { bytes, at } = a;
  if (numbersDiffer(bytes, at, b, j)) return -1;
  const similarity = similarityAt(a, b, j);
  if (similarity < LEAST_DEMANDED || !isEnough(similarity, bytes, at, b, j)) return -1;
  return placesDiffer(bytes, at, b, j) ? -1 : similarity;
}
