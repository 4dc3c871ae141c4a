import { MAX_NAMES } from './names.ts';
import { MAX_NUMBERS } from './numbers.ts';

/**
 * The bytes of a signature, little-endian. Versioned: whatever changes here, or in what scanning and the word lists
 * yield for the same text, changes VERSION, because stored signatures are compared with new ones.
 */
export const VERSION = 2;
export const MAX_WORDS = 32;

export const AT_VERSION = 0;
/** Words kept, of each class. */
export const AT_RARE = 1;
export const AT_COMMON = 2;
/** From the top: three bits for the count of numbers, three to mark sure names, two for the count of names. */
export const AT_GUARDS = 3;
/** Hash of the sequence of all words and numbers, four bytes. */
export const AT_EXACT = 4;
/** Distinct words in the text, of each class, at most 255. */
export const AT_RARE_TOTAL = 8;
export const AT_COMMON_TOTAL = 9;
/** Filter of the numbers that found no room, two bytes. */
export const AT_OVERFLOW = 10;
/** Two bytes a word: rare ones ascending, then common ones ascending. */
export const AT_WORDS = 12;
/** Three bytes a number. */
export const AT_NUMBERS = AT_WORDS + 2 * MAX_WORDS;
/** More of the numbers that are kept as a hash, two bytes for all together. */
export const AT_HASHED = AT_NUMBERS + 3 * MAX_NUMBERS;
/** Eight bytes a name. */
export const AT_NAMES = AT_HASHED + 2;
export const SIGNATURE_BYTES = AT_NAMES + 8 * MAX_NAMES;
/** From one signature of a window to the next: two lines of the cache, and no third to wait for. */
export const STRIDE = 128;

export function numberCount(bytes: Uint8Array, at: number): number {
  return bytes[at + AT_GUARDS]! >> 5;
}

export function nameCount(bytes: Uint8Array, at: number): number {
  return bytes[at + AT_GUARDS]! & 3;
}

export function isSureName(bytes: Uint8Array, at: number, index: number): boolean {
  return ((bytes[at + AT_GUARDS]! >> (2 + index)) & 1) === 1;
}

export function wordAt(bytes: Uint8Array, at: number, index: number): number {
  const i = at + AT_WORDS + 2 * index;
  return bytes[i]! | (bytes[i + 1]! << 8);
}

export function numberAt(bytes: Uint8Array, at: number, index: number): number {
  const i = at + AT_NUMBERS + 3 * index;
  return bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16);
}

export function nameOffset(at: number, index: number): number {
  return at + AT_NAMES + 8 * index;
}

export function uint32At(bytes: Uint8Array, i: number): number {
  return (bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)) >>> 0;
}

/** Words and numbers by which the text could be told from another: 0 for a greeting, an emoji, an empty text. */
export function contentOf(bytes: Uint8Array, at: number): number {
  return bytes[at + AT_RARE_TOTAL]! + bytes[at + AT_COMMON_TOTAL]! + numberCount(bytes, at);
}
