import { createStemmer, foldObfuscation, normalise, scanTokens, type TokenKind } from '../text/index.ts';
import { hashSlice } from './hash.ts';

/** Hashes of what one token contributes: its stems in order, and the character 5-grams of its words. */
export interface Word {
  readonly stems: Uint32Array;
  readonly grams: Uint32Array;
}

const STEM = 1;
const GRAM = 2;
/** Five letters hold most Russian roots and forgive an ending or a typo; 3- and 4-grams added nothing measurable. */
const GRAM_LENGTH = 5;
/** House and flat numbers matter as they are; a longer number (a date, a phone) only by its length. */
const LONG_NUMBER = /\d{4,}/g;
const NOTHING: Word = { stems: new Uint32Array(0), grams: new Uint32Array(0) };

/** Makes words of tokens. Stems are remembered, up to a bound (see `createStemmer`). */
export function createWordReader(): (raw: string, kind: TokenKind) => Word {
  const stem = createStemmer();
  return (raw, kind) => {
    switch (kind) {
      case 'other':
        return NOTHING;
      case 'mention':
      case 'url':
      case 'email':
        return { stems: Uint32Array.of(hashSlice(kind, 0, kind.length, STEM)), grams: NOTHING.grams };
      default:
        return readParts(raw, stem);
    }
  };
}

function readParts(raw: string, stem: (word: string) => string): Word {
  const stems: number[] = [];
  const grams: number[] = [];
  for (const part of wordsOf(raw)) {
    const form = part.replace(LONG_NUMBER, (digits) => `#${digits.length}`);
    const root = stem(form);
    stems.push(hashSlice(root, 0, root.length, STEM));
    const framed = `_${form}_`;
    for (let at = 0; at + GRAM_LENGTH <= framed.length; at++) {
      grams.push(hashSlice(framed, at, at + GRAM_LENGTH, GRAM));
    }
  }
  return { stems: Uint32Array.from(stems), grams: Uint32Array.from(grams) };
}

const wordsOf = (raw: string): string[] =>
  foldObfuscation(normalise(raw))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');

/**
 * Calls `visit` for each token of a text with what `make` makes of it. Up to `2 × capacity` results are
 * remembered by the token's text, in two generations: what is not asked for again is forgotten.
 */
export function createWordScanner<T>(
  make: (raw: string, kind: TokenKind) => T,
  capacity = 50_000,
): (text: string, visit: (made: T, start: number, end: number) => void) => void {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  const remember = (raw: string, kind: TokenKind): T => {
    const made = old.get(raw) ?? make(raw, kind);
    if (young.size >= capacity) {
      old = young;
      young = new Map();
    }
    // A slice would keep its whole message in memory.
    young.set(` ${raw}`.slice(1), made);
    return made;
  };
  return (text, visit) => {
    scanTokens(text, (start, end, kind) => {
      const raw = text.slice(start, end);
      visit(young.get(raw) ?? remember(raw, kind), start, end);
    });
  };
}
