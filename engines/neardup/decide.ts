import { numbersDiffer, placesDiffer } from './guards.ts';
import { AT_EXACT, contentOf, uint32At } from './layout.ts';
import { overlap } from './overlap.ts';

/**
 * Similarity demanded of messages with so many words and numbers of content: the fewer, the closer. Chosen on generated
 * messages (see README): at eight words and more, five edited words pass, two problems told in one frame do not.
 */
const DEMANDED = [2, 1, 1, 0.75, 0.7, 0.66, 0.6, 0.55, 0.52, 0.5, 0.48, 0.46];
const DEMANDED_OF_LONG = 0.45;

export function demandedSimilarity(content: number): number {
  return DEMANDED[content] ?? DEMANDED_OF_LONG;
}

/** Share of the content two signatures have in common, 0–1. */
export function similarityAt(a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  const { shared, union } = overlap(a, i, b, j);
  return union === 0 ? 0 : shared / union;
}

export function identicalAt(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  return uint32At(a, i + AT_EXACT) === uint32At(b, j + AT_EXACT);
}

/** Similarity of two signatures if they are one message, else −1. Allocates nothing. */
export function joinAt(a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  const content = Math.max(contentOf(a, i), contentOf(b, j));
  if (content === 0) return -1;
  const similarity = similarityAt(a, i, b, j);
  if (similarity < demandedSimilarity(content)) return -1;
  return numbersDiffer(a, i, b, j) || placesDiffer(a, i, b, j) ? -1 : similarity;
}
