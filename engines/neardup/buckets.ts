/** Entries to a bucket: half a line of the cache, so that a look-up touches memory once; see `alignedBytes`. */
const SLOTS = 8;
/** Mean live entries to a bucket; with 8 slots some 2 % of entries find theirs full and push out an older one. */
const MEAN_LOAD = 5;
/**
 * Entries filed under 32-bit keys in fixed buckets, newest first. An entry is a number below `limit` beside as many bits
 * of its key as a 32-bit cell has left. Nothing is ever taken out: old entries are pushed out by new ones, and whoever
 * asks compares what an entry points to anyway.
 */
export interface Buckets {
  readonly cells: Uint32Array;
  /**
   * Whether anything at all is in the buckets of the first `count` keys. Asked before `find`, because it waits for all of
   * them together: looked through one by one, each costs a wait for the memory of its own.
   */
  hasAny(keys: Uint32Array, count: number): boolean;
  /** Writes the entries filed under `key` to `out` from `from`, and one place more; gives the new length. */
  find(key: number, out: Uint32Array, from: number): number;
  /** @param most entries kept under this key, the newest */
  add(key: number, entry: number, most: number): void;
}

/** Cells needed for so many entries under so many keys each. */
export function cellsFor(entries: number, keysEach: number): number {
  return Math.max(1, Math.ceil((entries * keysEach) / MEAN_LOAD)) * SLOTS;
}

/** @param limit entries are below it, at most 2^28 so that four bits of the key remain */
export function createBuckets(cells: Uint32Array, limit: number): Buckets {
  const buckets = cells.length / SLOTS;
  // Entry 0 in an empty cell would be an entry: they are stored one higher.
  const entryBits = Math.max(1, Math.ceil(Math.log2(limit + 1)));
  const entryMask = 2 ** entryBits - 1;
  const first = (key: number) => Math.floor((key * buckets) / 0x100000000) * SLOTS;
  // The bucket is chosen by the high bits of the key, the tag is its low ones.
  const tagOf = (key: number) => (key << entryBits) >>> 0;

  const hasAny = (keys: Uint32Array, count: number): boolean => {
    let any = 0;
    for (let k = 0; k < count; k++) any |= cells[first(keys[k]!)]!;
    return any !== 0;
  };

  // Without branches: which of the entries of a bucket are of the key cannot be foreseen.
  const find = (key: number, out: Uint32Array, from: number): number => {
    const at = first(key);
    const tag = tagOf(key);
    let to = from;
    for (let i = at; i < at + SLOTS; i++) {
      const cell = cells[i]!;
      const entry = cell & entryMask;
      out[to] = entry - 1;
      to += Number(((cell ^ tag) & ~entryMask) === 0) & Number(entry !== 0);
    }
    return to;
  };

  // Each older entry moves one back, up to the first place that is empty or holds one too many of the key.
  const add = (key: number, entry: number, most: number): void => {
    const at = first(key);
    const tag = tagOf(key);
    let moved = (tag | (entry + 1)) >>> 0;
    let same = 0;
    for (let i = at; i < at + SLOTS; i++) {
      const cell = cells[i]!;
      cells[i] = moved;
      if (cell === 0 || (((cell ^ tag) & ~entryMask) === 0 && ++same === most)) return;
      moved = cell;
    }
  };

  return { cells, hasAny, find, add };
}
