/** How a window keeps the ids of messages: safe integers in 8 bytes, or UUIDs in 16. */
export interface Ids<Id> {
  readonly bytesEach: 8 | 16;
  readonly bytes: Uint8Array;
  set(slot: number, id: Id): void;
  get(slot: number): Id;
  is(slot: number, id: Id): boolean;
}

/** Ids that are safe integers (a bigint key of a database below 2^53). */
export function numberIds(capacity: number): Ids<number> {
  const values = new Float64Array(capacity);
  return {
    bytesEach: 8,
    bytes: new Uint8Array(values.buffer),
    set(slot, id) {
      if (!Number.isSafeInteger(id)) throw new RangeError(`not a safe integer: ${id}`);
      values[slot] = id;
    },
    get: (slot) => values[slot]!,
    is: (slot, id) => values[slot] === id,
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids that are UUIDs in their canonical lower-case form. */
export function uuidIds(capacity: number): Ids<string> {
  const bytes = new Uint8Array(capacity * 16);
  return {
    bytesEach: 16,
    bytes,
    set(slot, id) {
      if (!UUID.test(id)) throw new RangeError(`not a lower-case UUID: ${id.slice(0, 40)}`);
      writeUuid(bytes, slot * 16, id);
    },
    get: (slot) => readUuid(bytes, slot * 16),
    // The last byte is random in every version of UUID, so that few ids are read in full.
    is: (slot, id) => HEX[bytes[slot * 16 + 15]!] === id.slice(-2) && readUuid(bytes, slot * 16) === id,
  };
}

function writeUuid(bytes: Uint8Array, at: number, id: string): void {
  let from = 0;
  for (let k = 0; k < 16; k++) {
    if (id.charCodeAt(from) === 45) from++;
    bytes[at + k] = (nibble(id.charCodeAt(from)) << 4) | nibble(id.charCodeAt(from + 1));
    from += 2;
  }
}

function nibble(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

function readUuid(bytes: Uint8Array, at: number): string {
  let text = '';
  for (let k = 0; k < 16; k++) {
    if (k === 4 || k === 6 || k === 8 || k === 10) text += '-';
    text += HEX[bytes[at + k]!]!;
  }
  return text;
}
