import { type Ids, numberIds, uuidIds } from './ids.ts';
import { AT_VERSION, SIGNATURE_BYTES, STRIDE } from './layout.ts';
import type { Signature } from './signature.ts';
import { restoreRing, saveRing } from './snapshot.ts';
import { type Reason, type Relation, verdictAt } from './verdict.ts';
import { createRing, type Found, fileAll, type Ring, ringBytes, search, searchAndFile } from './window.ts';

/** An earlier message that says the same. */
export interface Match<Id> {
  otherId: Id;
  /** Milliseconds since 1970, to the second. */
  otherTime: number;
  similarity: number;
  relation: Exclude<Relation, 'different'>;
  reasons: Reason[];
}

export interface IndexOptions {
  /** Messages in the window; the oldest make room. At most 2^28. */
  capacity: number;
  /** Refuse to be built with arrays of more than so many bytes together. */
  maxBytes?: number;
  /** Messages older than this, in milliseconds before the one that asks, are no matches. Default: none is too old. */
  maxAge?: number;
  /** Matches given for one message, most similar first. Default 10. */
  limit?: number;
}

/** A window of the newest messages that tells which of them a new one repeats. Single-threaded; all in memory. */
export interface NearIndex<Id> {
  readonly size: number;
  readonly capacity: number;
  /** Bytes of all arrays, fixed from the start. */
  readonly bytes: number;
  /** Files a message and gives the earlier ones that say the same. `time` in milliseconds since 1970. An id filed twice is two messages. */
  insert(id: Id, signature: Signature, time: number): Match<Id>[];
  /** What insert would give, filing nothing. */
  lookup(signature: Signature, time: number): Match<Id>[];
  /** Forgets the oldest messages while they are from before `time` (ms); gives how many. */
  expire(time: number): number;
  /** Erases every trace of a message but its keys; reads all ids, some 30 ms per million. False if unknown. */
  remove(id: Id): boolean;
  /** The window as chunks to store in order. Messages may be filed between chunks. */
  snapshot(): Generator<Uint8Array>;
  /** A window of another capacity with the newest of these messages, those erased left out. This one stays as it is. */
  resized(capacity: number): NearIndex<Id>;
}

/** An index of messages whose ids are safe integers. Throws a RangeError for impossible options. */
export function createIndex(options: IndexOptions): NearIndex<number> {
  return indexOver(ringFor(options, 8, numberIds), options, numberIds);
}

/** An index of messages whose ids are lower-case UUIDs. Throws a RangeError for impossible options. */
export function createUuidIndex(options: IndexOptions): NearIndex<string> {
  return indexOver(ringFor(options, 16, uuidIds), options, uuidIds);
}

/**
 * Fills an index of the capacity that was saved, from the chunks of snapshot in order. Throws a RangeError naming what is
 * wrong when the chunks are damaged, of another version, capacity or kind of ids; the index is then to be dropped.
 */
export function restoreIndex(options: IndexOptions, chunks: Iterable<Uint8Array>): NearIndex<number> {
  const ring = ringFor(options, 8, numberIds);
  restoreRing(ring, chunks);
  return indexOver(ring, options, numberIds);
}

/** restoreIndex for UUIDs. */
export function restoreUuidIndex(options: IndexOptions, chunks: Iterable<Uint8Array>): NearIndex<string> {
  const ring = ringFor(options, 16, uuidIds);
  restoreRing(ring, chunks);
  return indexOver(ring, options, uuidIds);
}

const LARGEST = 2 ** 28 - 2;

function ringFor<Id>(options: IndexOptions, idBytes: number, ids: (capacity: number) => Ids<Id>): Ring<Id> {
  const { capacity, maxBytes = Number.POSITIVE_INFINITY } = options;
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > LARGEST) {
    throw new RangeError(`capacity must be a whole number from 1 to ${LARGEST}, not ${capacity}`);
  }
  const bytes = ringBytes(capacity, idBytes);
  if (bytes > maxBytes)
    throw new RangeError(`${capacity} messages need ${bytes} bytes, more than ${maxBytes}`);
  return createRing(capacity, ids(capacity));
}

function indexOver<Id>(
  ring: Ring<Id>,
  options: IndexOptions,
  idsOf: (capacity: number) => Ids<Id>,
): NearIndex<Id> {
  const { maxAge = Number.POSITIVE_INFINITY, limit = 10 } = options;
  const since = (time: number) => Math.max(0, (time - maxAge) / 1000);
  const insert = (id: Id, signature: Signature, time: number): Match<Id>[] => {
    const found = searchAndFile(ring, id, signature, secondOf(time), since(time), limit);
    return matches(ring, signature, found);
  };
  return {
    get size() {
      return ring.head - ring.tail;
    },
    capacity: ring.capacity,
    bytes: ringBytes(ring.capacity, ring.ids.bytesEach),
    insert,
    lookup: (signature, time) => matches(ring, signature, search(ring, signature, since(time), limit)),
    expire: (time) => expireBefore(ring, Math.floor(time / 1000)),
    remove: (id) => removeId(ring, id),
    snapshot: () => saveRing(ring),
    resized: (capacity) => {
      const wanted = { ...options, capacity };
      const larger = ringFor(wanted, ring.ids.bytesEach, idsOf);
      fileAll(ring, larger);
      return indexOver(larger, wanted, idsOf);
    },
  };
}

function secondOf(time: number): number {
  return Math.min(0xffffffff, Math.max(0, Math.floor(time / 1000)));
}

function matches<Id>(ring: Ring<Id>, signature: Signature, found: Found): Match<Id>[] {
  const result: Match<Id>[] = [];
  for (let i = 0; i < found.count; i++) {
    const slot = found.slots[i]!;
    const { similarity, relation, reasons } = verdictAt(signature, 0, ring.signatures, slot * STRIDE);
    if (relation === 'different') continue;
    result.push({
      otherId: ring.ids.get(slot),
      otherTime: ring.seconds[slot]! * 1000,
      similarity,
      relation,
      reasons,
    });
  }
  return result;
}

function expireBefore<Id>(ring: Ring<Id>, second: number): number {
  const before = ring.tail;
  while (ring.tail < ring.head && ring.seconds[ring.tail % ring.capacity]! < second) ring.tail++;
  return ring.tail - before;
}

/** A signature of zeros has no version: it is one with nothing, and is not found again. */
function removeId<Id>(ring: Ring<Id>, id: Id): boolean {
  const { ids, signatures } = ring;
  let removed = false;
  for (let slot = 0; slot < Math.min(ring.head, ring.capacity); slot++) {
    const at = slot * STRIDE;
    if (!ids.is(slot, id) || signatures[at + AT_VERSION] === 0) continue;
    signatures.fill(0, at, at + SIGNATURE_BYTES);
    ids.bytes.fill(0, slot * ids.bytesEach, (slot + 1) * ids.bytesEach);
    removed = true;
  }
  return removed;
}
