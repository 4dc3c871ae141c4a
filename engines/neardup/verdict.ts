import { demandedSimilarity, identicalAt, similarityAt } from './decide.ts';
import { foreignName, numbersDiffer, placesDiffer } from './guards.ts';
import { contentOf, nameOffset, numberAt, numberCount } from './layout.ts';
import { NUMBER_KINDS, type NumberKind } from './lexicon.ts';
import { isAddressKind, isHashed, sameNumber, showNumber } from './numbers.ts';
import { overlap, prepare } from './overlap.ts';
import { showName } from './same-name.ts';
import type { Signature } from './signature.ts';

/** identical: the same words in the same order; near: the same message edited. */
export type Relation = 'identical' | 'near' | 'different';

/** One number as it was understood. "…" for a value beyond 32767. */
export interface KnownNumber {
  kind: NumberKind;
  value: string;
}

/** Codes, not sentences: whoever shows them has the language. Names are beginnings of stems. */
export type Reason =
  | { code: 'identical-text' }
  | { code: 'shared-words'; shared: number; similarity: number }
  | { code: 'same-numbers'; numbers: KnownNumber[] }
  | { code: 'number-missing'; numbers: KnownNumber[] }
  | { code: 'numbers-differ'; here: KnownNumber[]; there: KnownNumber[] }
  | { code: 'places-differ'; here: string; there: string }
  | { code: 'too-different'; similarity: number; demanded: number }
  | { code: 'nothing-to-compare' };

export interface Verdict {
  same: boolean;
  relation: Relation;
  /** Weighted share of words and numbers in common, 0–1. */
  similarity: number;
  reasons: Reason[];
}

/** Share of the content of two messages in common, 0–1; estimated for texts of more than some thirty distinct words. */
export function similarity(a: Signature, b: Signature): number {
  return similarityAt(prepare(a, 0), b, 0);
}

/** Is it one message, perhaps edited? Symmetric in everything but the order of here and there. */
export function sameMessage(a: Signature, b: Signature): Verdict {
  return verdictAt(a, 0, b, 0);
}

export function verdictAt(a: Uint8Array, i: number, b: Uint8Array, j: number): Verdict {
  const content = Math.max(contentOf(a, i), contentOf(b, j));
  if (content === 0) return different(0, { code: 'nothing-to-compare' });
  const found = similarityAt(prepare(a, i), b, j);
  const demanded = demandedSimilarity(a, i, b, j);
  const apart = found < WORTH_A_REASON ? undefined : guardReason(a, i, b, j);
  if (apart !== undefined) return different(found, apart);
  if (found < demanded) return different(found, { code: 'too-different', similarity: found, demanded });
  return joined(a, i, b, j, found);
}

/** Below, two messages are simply about different things, and an address is no explanation. */
const WORTH_A_REASON = 0.4;

function guardReason(a: Uint8Array, i: number, b: Uint8Array, j: number): Reason | undefined {
  if (numbersDiffer(a, i, b, j)) {
    return { code: 'numbers-differ', here: onlyIn(a, i, b, j), there: onlyIn(b, j, a, i) };
  }
  if (!placesDiffer(a, i, b, j)) return undefined;
  const here = showName(a, nameOffset(i, foreignName(a, i, b, j)));
  return { code: 'places-differ', here, there: showName(b, nameOffset(j, foreignName(b, j, a, i))) };
}

function different(similarity: number, reason: Reason): Verdict {
  return { same: false, relation: 'different', similarity, reasons: [reason] };
}

function joined(a: Uint8Array, i: number, b: Uint8Array, j: number, similarity: number): Verdict {
  const identical = identicalAt(a, i, b, j);
  const shared = Math.round(overlap(prepare(a, i), b, j).words);
  const reasons: Reason[] = [
    identical ? { code: 'identical-text' } : { code: 'shared-words', shared, similarity },
  ];
  const agreed = numbersOf(a, i).filter((n) => hasNumber(b, j, n));
  if (agreed.length > 0) reasons.push({ code: 'same-numbers', numbers: agreed.map(known) });
  const missing = [...notIn(a, i, b, j), ...notIn(b, j, a, i)];
  if (missing.length > 0) reasons.push({ code: 'number-missing', numbers: missing });
  return { same: true, relation: identical ? 'identical' : 'near', similarity, reasons };
}

/** Numbers of A whose value B lacks, or that B counts for something else. */
function onlyIn(a: Uint8Array, i: number, b: Uint8Array, j: number): KnownNumber[] {
  const others = numbersOf(b, j);
  const agrees = (n: number) =>
    others.some((other) => sameNumber(n, other) && (n === other || !isAddressKind(n >>> 20)));
  const mine = numbersOf(a, i);
  const foreign = mine.filter((n) => !agrees(n));
  return (foreign.length > 0 ? foreign : mine.filter(isHashed)).map(known);
}

function notIn(a: Uint8Array, i: number, b: Uint8Array, j: number): KnownNumber[] {
  return numbersOf(a, i)
    .filter((n) => !hasNumber(b, j, n))
    .map(known);
}

function numbersOf(bytes: Uint8Array, at: number): number[] {
  return Array.from({ length: numberCount(bytes, at) }, (_, k) => numberAt(bytes, at, k));
}

function hasNumber(bytes: Uint8Array, at: number, entry: number): boolean {
  return numbersOf(bytes, at).some((other) => sameNumber(entry, other));
}

function known(entry: number): KnownNumber {
  return { kind: NUMBER_KINDS[entry >>> 20]!, value: showNumber(entry) };
}
