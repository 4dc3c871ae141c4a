import { ACCEPT, NEAR, PHRASE, REJECT, TEST } from './code.ts';
import { AT_CODE, CODE_BITS, CODE_MASK } from './programs.ts';
import type { Reader } from './reader.ts';
import { hasPhrase, occurs } from './spans.ts';

/**
 * Whether the program at `base` of a page holds for the post the reader has read.
 *
 * @param first what stands at AT_ENTRY
 */
export function holds(page: Int32Array, base: number, first: number, reader: Reader): boolean {
  const code = base + AT_CODE;
  const { bits } = reader;
  let next = first >>> CODE_BITS;
  while (next < REJECT) {
    const instruction = page[code + 2 * next]!;
    const argument = page[code + 2 * next + 1]!;
    const operation = instruction & 15;
    const truth =
      operation === TEST
        ? (bits[argument >> 5]! & (1 << argument)) !== 0
        : positionHolds(operation, page, code + 2 * (first & CODE_MASK) + argument, reader);
    next = truth ? (instruction >>> 4) & ACCEPT : instruction >>> 18;
  }
  return next === ACCEPT;
}

function positionHolds(operation: number, page: Int32Array, at: number, reader: Reader): boolean {
  if (operation === PHRASE) return hasPhrase(reader, page, at);
  if (operation === NEAR) return occurs(reader, page, at);
  throw new Error(`No operation ${operation}`);
}
