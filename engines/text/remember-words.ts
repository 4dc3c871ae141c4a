import { lettersToString } from './small-letters.ts';

const smallest = 1 << 10;

/** Words in a generation. */
const generation = 1 << 16;

/** What is known of a word. */
export interface Remembered {
  readonly text: string;
  /** Of its letters. */
  readonly hash: number;
}

/** A table with room for more than twice the words in it, so that looks are short. */
interface Generation<T> {
  size: number;
  places: (T | undefined)[];
}

/**
 * What is known of words, by their letters: nearly every look finds one that was seen before, without cutting it out. Of two
 * generations the older is forgotten when the younger is full.
 */
export function rememberWords<T extends Remembered>(
  work: (word: string, hash: number) => T,
): (letters: Uint16Array, from: number, to: number) => T {
  let young = generationOf<T>(smallest);
  let old = generationOf<T>(smallest);
  return (letters, from, to) => {
    const hash = hashOf(letters, from, to);
    const known = young.places[placeOf(young.places, hash, letters, from, to)];
    if (known !== undefined) return known;
    const before = old.places[placeOf(old.places, hash, letters, from, to)];
    const result = before ?? work(lettersToString(letters, from, to), hash);
    if (young.size === generation) {
      old = young;
      young = generationOf<T>(smallest);
    }
    keep(young, result);
    return result;
  };
}

function generationOf<T>(length: number): Generation<T> {
  return { size: 0, places: new Array<T | undefined>(length).fill(undefined) };
}

function keep<T extends Remembered>(own: Generation<T>, one: T): void {
  if (2 * own.size >= own.places.length) own.places = grown(own.places);
  own.size += 1;
  own.places[freePlace(own.places, one.hash)] = one;
}

function grown<T extends Remembered>(places: readonly (T | undefined)[]): (T | undefined)[] {
  const larger = new Array<T | undefined>(2 * places.length).fill(undefined);
  for (const one of places) if (one) larger[freePlace(larger, one.hash)] = one;
  return larger;
}

function freePlace<T>(places: readonly (T | undefined)[], hash: number): number {
  const mask = places.length - 1;
  let place = hash & mask;
  while (places[place] !== undefined) place = (place + 1) & mask;
  return place;
}

/** FNV-1a over UTF-16 units. */
function hashOf(letters: Uint16Array, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ letters[at]!, 0x01000193);
  return (hash ^ (hash >>> 15)) & 0x3fff_ffff;
}

/** Where the word is, or where it is to be put. */
function placeOf<T extends Remembered>(
  places: readonly (T | undefined)[],
  hash: number,
  letters: Uint16Array,
  from: number,
  to: number,
): number {
  const mask = places.length - 1;
  for (let place = hash & mask; ; place = (place + 1) & mask) {
    const own = places[place];
    if (own === undefined || (own.hash === hash && isWord(own.text, letters, from, to))) return place;
  }
}

function isWord(word: string, letters: Uint16Array, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== letters[from + at]) return false;
  return true;
}
