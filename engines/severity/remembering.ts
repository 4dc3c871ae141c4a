/** Words in a generation; there is room for twice as many, so that looks are short. */
const generation = 1 << 16;
const mask = 2 * generation - 1;

interface Generation<T> {
  size: number;
  /** Of the words in `found`, by the same places; 0 where there is none. */
  readonly hashes: Int32Array;
  readonly found: (T | undefined)[];
}

/**
 * What is known of words, by the words themselves as they stand in a message: nearly every look finds one that was seen
 * before, without cutting it out. Of two generations the older is forgotten when the younger is full.
 */
export function remembering<T extends { readonly text: string }>(
  work: (word: string) => T,
): (message: string, from: number, to: number) => T {
  let young = generationOf<T>();
  let old = generationOf<T>();
  return (message, from, to) => {
    const hash = hashOf(message, from, to);
    const place = placeOf(young, hash, message, from, to);
    const known = young.found[place];
    if (known !== undefined) return known;
    const before = old.found[placeOf(old, hash, message, from, to)];
    // A word cut from a message keeps the whole message in memory; what is remembered must not.
    const result = before ?? work(` ${message.slice(from, to)}`.slice(1));
    young.hashes[place] = hash;
    young.found[place] = result;
    young.size += 1;
    if (young.size < generation) return result;
    old = young;
    young = generationOf<T>();
    return result;
  };
}

function generationOf<T>(): Generation<T> {
  return {
    size: 0,
    hashes: new Int32Array(mask + 1),
    found: new Array<T | undefined>(mask + 1).fill(undefined),
  };
}

/** FNV-1a over UTF-16 units, never 0. */
function hashOf(message: string, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ message.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return hash === 0 ? 1 : hash;
}

/** Where the word is, or where it is to be put. */
function placeOf<T extends { readonly text: string }>(
  { hashes, found }: Generation<T>,
  hash: number,
  message: string,
  from: number,
  to: number,
): number {
  for (let place = hash & mask; ; place = (place + 1) & mask) {
    const own = hashes[place]!;
    if (own === 0 || (own === hash && isWord(found[place]!.text, message, from, to))) return place;
  }
}

function isWord(word: string, message: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at++)
    if (word.charCodeAt(at) !== message.charCodeAt(from + at)) return false;
  return true;
}
