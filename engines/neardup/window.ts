import { alignedBytes } from './aligned.ts';
import { type Buckets, cellsFor, createBuckets } from './buckets.ts';
import { joinAt } from './decide.ts';
import type { Ids } from './ids.ts';
import { KEYS, newestUnder, writeKeys } from './keys.ts';
import { AT_NUMBERS, AT_VERSION, SIGNATURE_BYTES, STRIDE, VERSION } from './layout.ts';
import { prepare } from './overlap.ts';
import type { Signature } from './signature.ts';

/** Slots found by one look-up and how similar each is; overwritten by the next. */
export interface Found {
  count: number;
  readonly slots: Uint32Array;
  readonly similarity: Float32Array;
  /** What was read only to have it in the cache. */
  touched: number;
}

/**
 * The newest `capacity` messages in flat arrays: a ring of slots, each with an id, a second of time and a signature, and
 * buckets of slots under the keys of the signatures. Positions count up for ever; a slot is a position modulo capacity.
 */
export interface Ring<Id> {
  readonly capacity: number;
  readonly ids: Ids<Id>;
  /** Seconds since 1970, unsigned. */
  readonly seconds: Uint32Array;
  /** One every STRIDE bytes. */
  readonly signatures: Uint8Array;
  readonly buckets: Buckets;
  /** Positions [tail, head) are live. */
  head: number;
  tail: number;
}

/** At most so many candidates are compared for one message; beyond are copies of a phrase that everybody sends. */
const MAX_CANDIDATES = KEYS * 8;

export function createRing<Id>(capacity: number, ids: Ids<Id>): Ring<Id> {
  return {
    capacity,
    ids,
    seconds: new Uint32Array(capacity),
    signatures: alignedBytes(capacity * STRIDE),
    buckets: createBuckets(alignedCells(cellsFor(capacity, KEYS)), capacity),
    head: 0,
    tail: 0,
  };
}

function alignedCells(count: number): Uint32Array {
  const { buffer, byteOffset } = alignedBytes(count * Uint32Array.BYTES_PER_ELEMENT);
  return new Uint32Array(buffer, byteOffset, count);
}

/** Bytes that a ring of this capacity takes, all arrays together. */
export function ringBytes(capacity: number, idBytes: number): number {
  return capacity * (idBytes + 4 + STRIDE) + cellsFor(capacity, KEYS) * 4;
}

const keys = new Uint32Array(KEYS);
/** Slots looked at for the message in hand: open addressing, at most a third full. */
const SEEN_BITS = 9;
const SEEN_SHIFT = 32 - SEEN_BITS;
const seen = new Uint32Array(1 << SEEN_BITS);
const candidates = new Uint32Array(MAX_CANDIDATES + 1);
const found: Found = {
  count: 0,
  slots: new Uint32Array(MAX_CANDIDATES),
  similarity: new Float32Array(MAX_CANDIDATES),
  touched: 0,
};

/** Live messages that are one with `signature` and not older than `since` (seconds), at most `limit`, most similar first. */
export function search<Id>(ring: Ring<Id>, signature: Signature, since: number, limit: number): Found {
  return searchKeys(ring, signature, writeKeys(signature, 0, keys), since, limit);
}

/** Files a message; gives what `search` would have given before. */
export function searchAndFile<Id>(
  ring: Ring<Id>,
  id: Id,
  signature: Signature,
  second: number,
  since: number,
  limit: number,
): Found {
  const count = writeKeys(signature, 0, keys);
  searchKeys(ring, signature, count, since, limit);
  ring.ids.set(ring.head % ring.capacity, id);
  fileNewest(ring, signature, second, count);
  return found;
}

/** Under the first `count` of the keys in hand; the id stands in its slot already. */
function fileNewest<Id>(ring: Ring<Id>, signature: Uint8Array, second: number, count: number): void {
  const slot = ring.head % ring.capacity;
  ring.seconds[slot] = second;
  ring.signatures.set(signature, slot * STRIDE);
  for (let k = 0; k < count; k++) ring.buckets.add(keys[k]!, slot, newestUnder(k));
  ring.head++;
  if (ring.head - ring.tail > ring.capacity) ring.tail++;
}

/** Files what is live in a ring in an empty one of the same kind of ids, in order; what was erased is left behind. */
export function fileAll<Id>(from: Ring<Id>, to: Ring<Id>): void {
  const { bytesEach } = from.ids;
  for (let position = from.tail; position < from.head; position++) {
    const slot = position % from.capacity;
    const at = slot * STRIDE;
    if (from.signatures[at + AT_VERSION] === 0) continue;
    const id = from.ids.bytes.subarray(slot * bytesEach, (slot + 1) * bytesEach);
    to.ids.bytes.set(id, (to.head % to.capacity) * bytesEach);
    const signature = from.signatures.subarray(at, at + SIGNATURE_BYTES);
    fileNewest(to, signature, from.seconds[slot]!, writeKeys(from.signatures, at, keys));
  }
}

function searchKeys<Id>(
  ring: Ring<Id>,
  signature: Signature,
  keyCount: number,
  since: number,
  limit: number,
): Found {
  found.count = 0;
  if (!ring.buckets.hasAny(keys, keyCount)) return found;
  let count = 0;
  for (let k = 0; k < keyCount; k++) count = ring.buckets.find(keys[k]!, candidates, count);
  count = keepPresent(ring, count);
  const ask = prepare(signature, 0);
  for (let c = 0; c < count; c++) {
    const slot = candidates[c]!;
    const similarity = joinAt(ask, ring.signatures, slot * STRIDE);
    if (similarity >= 0 && ring.seconds[slot]! >= since) keepBest(slot, similarity, limit);
  }
  return found;
}

/**
 * Keeps of the candidates each once and those that are there; gives how many. Before any is compared, so that what is
 * read of them from all over the memory is waited for together: both lines of a signature, of which the second has the
 * numbers.
 */
function keepPresent<Id>(ring: Ring<Id>, count: number): number {
  const { signatures } = ring;
  seen.fill(0);
  let kept = 0;
  let others = 0;
  for (let c = 0; c < count; c++) {
    const slot = candidates[c]!;
    if (!isNew(slot) || !isLive(ring, slot)) continue;
    const at = slot * STRIDE;
    candidates[kept] = slot;
    kept += Number(signatures[at + AT_VERSION] === VERSION);
    others ^= signatures[at + AT_NUMBERS]!;
  }
  found.touched = others;
  return kept;
}

/** True the first time a slot is asked for since the table was cleared. */
function isNew(slot: number): boolean {
  let at = Math.imul(slot, 0x9e3779b1) >>> SEEN_SHIFT;
  for (; seen[at] !== 0; at = (at + 1) & (seen.length - 1)) if (seen[at] === slot + 1) return false;
  seen[at] = slot + 1;
  return true;
}

function isLive<Id>(ring: Ring<Id>, slot: number): boolean {
  const live = ring.head - ring.tail;
  const behind = (ring.tail % ring.capacity) - slot;
  const age = behind > 0 ? ring.capacity - behind : -behind;
  return age < live;
}

function keepBest(slot: number, similarity: number, limit: number): void {
  let at = found.count < limit ? found.count++ : limit;
  for (; at > 0 && found.similarity[at - 1]! < similarity; at--) {
    if (at >= limit) continue;
    found.similarity[at] = found.similarity[at - 1]!;
    found.slots[at] = found.slots[at - 1]!;
  }
  if (at >= limit) return;
  found.similarity[at] = similarity;
  found.slots[at] = slot;
}
