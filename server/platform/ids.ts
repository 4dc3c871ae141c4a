import { randomPiece } from './random-bytes.ts';

/**
 * UUID version 7 (RFC 9562 §5.7, method 1 of §6.2): 48 bits of milliseconds, a 12-bit counter that starts anywhere in
 * its lower half each millisecond, 62 random bits. Ids made by one process sort in the order they were made.
 */
let lastMs = 0;
let counter = 0;

export function newId(): string {
  const piece = randomPiece(10);
  const now = Date.now();
  // Never back: after the counter ran over, or a clock was set back, ids go on from the last millisecond used.
  if (now > lastMs) {
    lastMs = now;
    counter = piece.readUInt16BE(0) & 0x7ff;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
  }
  const random = piece.toString('hex', 2);
  const time = lastMs.toString(16).padStart(12, '0');
  const variant = (0x8 | (piece[2]! & 0x3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${random.slice(1, 4)}-${random.slice(4)}`;
}

/** The smallest id that could have been made at this instant: a boundary for ranges of ids. */
export function idFloor(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return uuidPattern.test(text);
}
