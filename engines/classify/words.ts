import { createStemmer, foldObfuscation, normalise, scanTokens, type TokenKind } from '../text/index.ts';
import { hashSlice } from './hash.ts';

/** Hashes of what one token contributes: its stems in order, and the character 5-grams of its words. */
export interface Word {
  readonly stems: Int32Array;
  readonly grams: Int32Array;
}

const STEM = 1;
const GRAM = 2;
/** Five letters hold most Russian roots and forgive an ending or a typo; 3- and 4-grams added nothing measurable. */
const GRAM_LENGTH = 5;
/** House and flat numbers matter as they are; a longer number (a date, a phone) only by its length. */
const LONG_NUMBER = /\d{4,}/g;
const NOTHING: Word = { stems: new Int32Array(0), grams: new Int32Array(0) };

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
        return { stems: Int32Array.of(hashSlice(kind, 0, kind.length, STEM)), grams: NOTHING.grams };
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
  return { stems: Int32Array.from(stems), grams: Int32Array.from(grams) };
}

const wordsOf = (raw: string): string[] =>
  foldObfuscation(normalise(raw))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');

/** Slots of the memory; it starts afresh with the next text when half of them are taken, and takes no more when nearly all are. */
const MEMORY = 2 ** 17;
const CROWDED = MEMORY / 2;
const FULL = MEMORY - MEMORY / 8;
/** Two halves of a hash and the number remembered, side by side: one look touches one line of the processor's cache. */
const SLOT = 4;

/**
 * Calls `visit` for each token of a text with the number, from 0, that `make` gave it. The number is remembered under
 * 64 bits of hash of the token, so that a token seen before costs no string: two tokens of one memory
 * share a hash with a probability below one in a billion. `forget` is told, between two texts, when all numbers are given up.
 */
export function createTokenScanner(
  make: (raw: string, kind: TokenKind) => number,
  forget: () => void,
): (text: string, visit: (made: number, start: number, end: number) => void) => void {
  const slots = new Int32Array(SLOT * MEMORY);
  let size = 0;

  function remembered(text: string, start: number, end: number, kind: TokenKind): number {
    let first = 0x811c9dc5 | 0;
    let second = kind.length;
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i);
      first = Math.imul(first ^ code, 0x01000193);
      second = Math.imul(second + code, 0x9e3779b1) ^ (second >>> 15);
    }
    let slot = (SLOT * (first ^ (first >>> 15))) & (SLOT * MEMORY - 1);
    for (let known = slots[slot + 2]!; known !== 0; known = slots[slot + 2]!) {
      if (slots[slot] === first && slots[slot + 1] === second) return known - 1;
      slot = (slot + SLOT) & (SLOT * MEMORY - 1);
    }
    const fresh = make(text.slice(start, end), kind);
    if (size === FULL) return fresh;
    slots[slot] = first;
    slots[slot + 1] = second;
    slots[slot + 2] = fresh + 1;
    size++;
    return fresh;
  }

  return (text, visit) => {
    if (size > CROWDED) {
      slots.fill(0);
      size = 0;
      forget();
    }
    scanTokens(text, (start, end, kind) => visit(remembered(text, start, end, kind), start, end));
  };
}

/** As `createTokenScanner`, for whatever `make` gives. */
export function createWordScanner<T>(
  make: (raw: string, kind: TokenKind) => T,
): (text: string, visit: (made: T, start: number, end: number) => void) => void {
  const made: T[] = [];
  const scan = createTokenScanner(
    (raw, kind) => made.push(make(raw, kind)) - 1,
    () => {
      made.length = 0;
    },
  );
  return (text, visit) => scan(text, (number, start, end) => visit(made[number]!, start, end));
}
