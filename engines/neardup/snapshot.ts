import { mix } from './hash.ts';
import { STRIDE, VERSION } from './layout.ts';
import type { Ring } from './window.ts';

/**
 * A snapshot is a head chunk, chunks of whole slots, and chunks of buckets. Each begins with a frame of 8 words:
 * magic, format and signature version, kind, first item, items, bytes of payload, checksum of payload, checksum of the
 * frame. A slot goes with its id, time and signature in one chunk, so that a message filed between two chunks is either
 * whole or absent, and buckets that point to messages not saved find an empty or another signature, which compares as such.
 */
const MAGIC = 0x48_6e_64_31;
const FORMAT = (2 << 16) | VERSION;
const FRAME_WORDS = 8;
const FRAME_BYTES = FRAME_WORDS * 4;
const HEAD = 1;
const SLOTS = 2;
const CELLS = 3;
const SLOTS_PER_CHUNK = 1 << 16;
const CELLS_PER_CHUNK = 1 << 21;

export function* saveRing<Id>(ring: Ring<Id>): Generator<Uint8Array> {
  const { head, tail, capacity, ids } = ring;
  const state = Float64Array.of(capacity, head, tail, ids.bytesEach, ring.buckets.cells.length);
  yield chunk(HEAD, 0, state.length, [bytesOf(state)]);
  const slots = Math.min(head, capacity);
  for (let from = 0; from < slots; from += SLOTS_PER_CHUNK) {
    const to = Math.min(slots, from + SLOTS_PER_CHUNK);
    yield chunk(SLOTS, from, to - from, slotParts(ring, from, to));
  }
  const { cells } = ring.buckets;
  for (let from = 0; from < cells.length; from += CELLS_PER_CHUNK) {
    const part = cells.subarray(from, Math.min(cells.length, from + CELLS_PER_CHUNK));
    yield chunk(CELLS, from, part.length, [bytesOf(part)]);
  }
}

/** Fills an empty ring. Throws a RangeError that names the fault. */
export function restoreRing<Id>(ring: Ring<Id>, chunks: Iterable<Uint8Array>): void {
  let slotsLeft = -1;
  let cellsLeft = -1;
  for (const bytes of chunks) {
    const { kind, first, items, payload } = openChunk(bytes);
    if (slotsLeft < 0) {
      if (kind !== HEAD) throw new RangeError('snapshot does not begin with its head');
      readHead(ring, payload);
      slotsLeft = Math.min(ring.head, ring.capacity);
      cellsLeft = ring.buckets.cells.length;
    } else if (kind === SLOTS) {
      readSlots(ring, first, items, payload);
      slotsLeft -= items;
    } else if (kind === CELLS) {
      readCells(ring, first, items, payload);
      cellsLeft -= items;
    } else throw new RangeError('snapshot has a chunk of unknown kind');
  }
  if (slotsLeft !== 0 || cellsLeft !== 0) throw new RangeError('snapshot is incomplete');
}

function bytesOf(array: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function slotParts<Id>(ring: Ring<Id>, from: number, to: number): Uint8Array[] {
  const { ids } = ring;
  return [
    ids.bytes.subarray(from * ids.bytesEach, to * ids.bytesEach),
    bytesOf(ring.seconds.subarray(from, to)),
    ring.signatures.subarray(from * STRIDE, to * STRIDE),
  ];
}

function chunk(kind: number, first: number, items: number, parts: Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(FRAME_BYTES + size);
  let at = FRAME_BYTES;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const frame = new Uint32Array(bytes.buffer, 0, FRAME_WORDS);
  frame.set([MAGIC, FORMAT, kind, first, items, size, checksum(bytes.subarray(FRAME_BYTES))]);
  frame[FRAME_WORDS - 1] = checksum(bytes.subarray(0, FRAME_BYTES - 4));
  return bytes;
}

function openChunk(bytes: Uint8Array): { kind: number; first: number; items: number; payload: Uint8Array } {
  if (bytes.length < FRAME_BYTES) throw new RangeError('snapshot chunk is cut short');
  const frame = new Uint32Array(bytes.slice(0, FRAME_BYTES).buffer);
  const payload = bytes.subarray(FRAME_BYTES);
  if (frame[0] !== MAGIC) throw new RangeError('not a chunk of a snapshot');
  if (frame[1] !== FORMAT) throw new RangeError('snapshot of another version: build the window anew');
  const sound = frame[7] === checksum(bytes.subarray(0, FRAME_BYTES - 4)) && frame[5] === payload.length;
  if (!sound || frame[6] !== checksum(payload)) throw new RangeError('snapshot chunk is damaged');
  return { kind: frame[2]!, first: frame[3]!, items: frame[4]!, payload };
}

function readHead<Id>(ring: Ring<Id>, payload: Uint8Array): void {
  const [capacity, head, tail, idBytes, cells] = new Float64Array(payload.slice().buffer);
  if (idBytes !== ring.ids.bytesEach) throw new RangeError('snapshot of an index with another type of id');
  if (capacity !== ring.capacity || cells !== ring.buckets.cells.length) {
    throw new RangeError(`snapshot of an index of capacity ${capacity}, not ${ring.capacity}`);
  }
  ring.head = head!;
  ring.tail = tail!;
}

function readSlots<Id>(ring: Ring<Id>, first: number, items: number, payload: Uint8Array): void {
  const parts = slotParts(ring, first, first + items);
  if (first + items > ring.capacity || parts.reduce((sum, part) => sum + part.length, 0) !== payload.length) {
    throw new RangeError('snapshot chunk does not fit the window');
  }
  let at = 0;
  for (const part of parts) {
    part.set(payload.subarray(at, at + part.length));
    at += part.length;
  }
}

function readCells<Id>(ring: Ring<Id>, first: number, items: number, payload: Uint8Array): void {
  const { cells } = ring.buckets;
  if (first + items > cells.length || items * 4 !== payload.length) {
    throw new RangeError('snapshot chunk does not fit the window');
  }
  bytesOf(cells.subarray(first, first + items)).set(payload);
}

/** Four lanes of multiply and add over 32-bit words, then the odd bytes: finds any single damaged word, at memory speed. */
function checksum(bytes: Uint8Array): number {
  const words =
    bytes.byteOffset % 4 === 0
      ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
      : undefined;
  if (words === undefined) return checksum(bytes.slice());
  let a = 1;
  let b = 2;
  let c = 3;
  let d = 4;
  const quads = words.length & ~3;
  for (let i = 0; i < quads; i += 4) {
    a = Math.imul(a ^ words[i]!, 0x9e3779b1);
    b = Math.imul(b ^ words[i + 1]!, 0x9e3779b1);
    c = Math.imul(c ^ words[i + 2]!, 0x9e3779b1);
    d = Math.imul(d ^ words[i + 3]!, 0x9e3779b1);
  }
  for (let i = quads * 4; i < bytes.length; i++) a = Math.imul(a ^ bytes[i]!, 0x9e3779b1);
  return mix(mix(mix(a) ^ b) ^ mix(c ^ mix(d)));
}
