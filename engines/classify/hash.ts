/** Mixes 32 bits (signed, as all hashes here: V8 keeps those out of the heap) so that every input bit reaches every output bit (MurmurHash3 finaliser, public domain). */
export function mix(bits: number): number {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** 32-bit hash of `text.slice(start, end)` (FNV-1a over UTF-16 units, then mixed); seeds keep kinds of features apart. */
export function hashSlice(text: string, start: number, end: number, seed: number): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = start; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** Hash of two hashes in order. */
export const hashPair = (first: number, second: number): number =>
  mix(Math.imul(first, 0x9e3779b1) ^ (second + 0x7f4a7c15));
