import { mix } from './hash.ts';
import {
  AT_COMMON,
  AT_RARE,
  contentOf,
  nameCount,
  nameOffset,
  numberAt,
  numberCount,
  wordAt,
} from './layout.ts';
import type { Signature } from './signature.ts';

/** Min-hashes to a band; more make a key rarer and a match by it less likely. */
const ROWS = 3;
/** Bands over min-hashes; with J of the content in common, 1 − (1 − J³)^BANDS share a key: 0.97 at J = 0.58. */
export const BANDS = 16;
/** One key more, of the whole content: finds messages too short for bands. */
export const KEYS = BANDS + 1;
const HASHES = BANDS * ROWS;

/** Fewer words and numbers than this must all agree, so the key of the whole content finds them. */
export const SHORTEST_BANDED = 3;

const MAX_ITEMS = 64;
const items = new Uint32Array(MAX_ITEMS);
const shifts = new Uint8Array(MAX_ITEMS);
const minima = new Uint32Array(HASHES);
const seeds = Uint32Array.from({ length: HASHES }, (_, i) => mix(i + 1));
const factors = Uint32Array.from({ length: HASHES }, (_, i) => mix(i + 0x1001) | 1);

/**
 * Keys under which to file a message so that its near-duplicates are found: two signatures that are one message share at
 * least one with high probability. `out` must hold KEYS numbers; gives how many were written, 0 for a message with
 * nothing to compare.
 */
export function writeKeys(bytes: Uint8Array, at: number, out: Uint32Array): number {
  const content = contentOf(bytes, at);
  if (content === 0) return 0;
  const count = collectItems(bytes, at);
  out[0] = wholeKey(count);
  if (content < SHORTEST_BANDED) return 1;
  minimise(count);
  for (let band = 0; band < BANDS; band++) {
    let key = mix(band + 0x2001);
    for (let row = 0; row < ROWS; row++) key = mix(key ^ minima[band * ROWS + row]!);
    out[band + 1] = key;
  }
  return KEYS;
}

/** The keys of a signature for a store of one's own, as unsigned 32-bit numbers; see writeKeys. */
export function keysOf(signature: Signature): Uint32Array {
  const out = new Uint32Array(KEYS);
  return out.slice(0, writeKeys(signature, 0, out));
}

/** Words, numbers and names with weights of 1, 2, 4 as shifts: what tells messages apart is likelier to be a minimum. */
function collectItems(bytes: Uint8Array, at: number): number {
  let count = 0;
  const rare = bytes[at + AT_RARE]!;
  const words = rare + bytes[at + AT_COMMON]!;
  for (let i = 0; i < words; i++) {
    items[count] = mix(wordAt(bytes, at, i) + 0x10000);
    shifts[count++] = i < rare ? 1 : 0;
  }
  for (let i = 0; i < numberCount(bytes, at); i++) {
    items[count] = mix((numberAt(bytes, at, i) & 0xfffff) + 0x400000);
    shifts[count++] = 2;
  }
  for (let i = 0; i < nameCount(bytes, at); i++) {
    const name = nameOffset(at, i);
    items[count] = mix((bytes[name]! | (bytes[name + 1]! << 8)) + 0x20000);
    shifts[count++] = 1;
  }
  return count;
}

/** Order-free: the same content in any order has the same key. */
function wholeKey(count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum = (sum + mix(items[i]!)) | 0;
  return mix(sum);
}

/** Dividing a hash by its item's weight makes the item the minimum so many times more often. */
function minimise(count: number): void {
  for (let h = 0; h < HASHES; h++) {
    const seed = seeds[h]!;
    const factor = factors[h]!;
    let best = 0xffffffff;
    for (let i = 0; i < count; i++) {
      const x = Math.imul(items[i]! ^ seed, factor);
      const ranked = ((x ^ (x >>> 15)) >>> 0) >>> shifts[i]!;
      if (ranked < best) best = ranked;
    }
    minima[h] = best;
  }
}
