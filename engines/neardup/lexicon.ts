import { hashUnits } from './hash.ts';
import { FOLD } from './letters.ts';
import * as en from './lexicon.en.ts';
import * as ru from './lexicon.ru.ts';
import { stemEnd } from './stem-end.ts';

/** What a number counts. Order is stored in signatures: only ever append. At most sixteen. */
export const NUMBER_KINDS = [
  'number',
  'house',
  'flat',
  'entrance',
  'floor',
  'route',
  'institution',
  'block',
  'district',
  'amount',
  'quantity',
  'date',
  'phone',
  'part',
] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** Kinds up to this one name a place or a line: two different numbers of one such kind are two addresses. */
export const LAST_ADDRESS_KIND = NUMBER_KINDS.indexOf('district');

/** Flags of a word; above them three bits of qualifier, four of the kind beside it, four of the unit before it. */
export const FUNCTION = 1;
export const COMMON = 2;
export const PLACE = 4;
export const TITLE = 8;
const QUALIFIER_SHIFT = 4;
const BESIDE_SHIFT = 8;
const UNIT_SHIFT = 12;

export const qualifierOf = (flags: number): number => (flags >> QUALIFIER_SHIFT) & 7;
export const kindBeside = (flags: number): number => (flags >> BESIDE_SHIFT) & 15;
export const unitBefore = (flags: number): number => (flags >> UNIT_SHIFT) & 15;

// Open addressing, a power of two and at most a quarter full, so that a miss ends at the first probe.
const SIZE = 1 << 13;
const hashes = new Int32Array(SIZE);
const flagsAt = new Uint16Array(SIZE);

/** Flags of the word whose crude stem hashes to `stem`; 0 for a word the lists do not know. */
export function wordFlags(stem: number): number {
  const wanted = stem | 0;
  for (let i = stem & (SIZE - 1); flagsAt[i] !== 0; i = (i + 1) & (SIZE - 1)) {
    if (hashes[i] === wanted) return flagsAt[i]!;
  }
  return 0;
}

/** Hashes of endings and suffixes, looked up as whole words. */
export const UNNAMELIKE = hashSet(ru.UNNAMELIKE, en.UNNAMELIKE);
export const ADJECTIVE = hashSet(ru.ADJECTIVE);
export const STREET_ENDINGS = hashSet(ru.STREET_ENDINGS);
export const ORDINALS = hashSet(ru.ORDINALS, en.ORDINALS);

const months = new Map<number, number>();
/** 1–12 for the stem of a month's name, else 0. */
export function monthOf(stem: number): number {
  return months.get(stem) ?? 0;
}

for (const language of [ru, en]) {
  mark(language.FUNCTION_WORDS, FUNCTION);
  mark(language.COMMON_WORDS, COMMON);
  mark(language.PLACE_WORDS, PLACE);
  mark(language.TITLES, TITLE);
  language.QUALIFIERS.forEach((words, i) => {
    mark(words, (i + 1) << QUALIFIER_SHIFT);
  });
  markKinds(language.NUMBER_WORDS, BESIDE_SHIFT);
  markKinds(language.UNIT_WORDS, UNIT_SHIFT);
  mark(language.MONTHS, NUMBER_KINDS.indexOf('date') << UNIT_SHIFT);
  wordsOf(language.MONTHS).forEach((word, i) => {
    months.set(stemHash(word), i + 1);
  });
}

function markKinds(lists: Record<string, string>, shift: number): void {
  for (const [kind, words] of Object.entries(lists)) {
    mark(words, NUMBER_KINDS.indexOf(kind as NumberKind) << shift);
  }
}

function mark(words: string, flags: number): void {
  for (const word of wordsOf(words)) {
    const stem = stemHash(word);
    let i = stem & (SIZE - 1);
    while (flagsAt[i] !== 0 && hashes[i] !== (stem | 0)) i = (i + 1) & (SIZE - 1);
    hashes[i] = stem | 0;
    flagsAt[i]! |= flags;
  }
}

function stemHash(word: Uint16Array): number {
  return hashUnits(word, 0, stemEnd(word, 0, word.length));
}

function hashSet(...lists: string[]): Set<number> {
  return new Set(lists.flatMap(wordsOf).map((word) => hashUnits(word, 0, word.length) | 0));
}

function wordsOf(words: string): Uint16Array[] {
  const fold = (word: string) => Uint16Array.from(word, (char) => FOLD[char.charCodeAt(0)]!);
  return words.split(/\s+/).filter(Boolean).map(fold);
}
