import * as code from './code.ts';
import * as programs from './programs.ts';
import type { Reader } from './reader.ts';
import { hasPhrase, occurs } from './spans.ts';

/* Constants that loops use are the module's own and not exported: V8 looks others up at each use (docs/decisions/0069). */
const { NEAR, PHRASE, TEST } = code;
const { ARGUMENT_BITS, END, FAR, JUMP_BITS, OPERATION_BITS, OPERATION_MASK, SENSE_MASK, TO_REJECT } =
  programs;

/**
 * Whether a program holds for the post the reader has read.
 *
 * @param base where the program begins in its page
 * @param at where its instructions begin
 */
export function holds(page: Int32Array, base: number, at: number, reader: Reader): boolean {
  const { bits } = reader;
  for (;;) {
    const instruction = page[at]!;
    if (instruction === END) return true;
    const argument = instruction >>> ARGUMENT_BITS;
    const operation = (instruction >>> OPERATION_BITS) & OPERATION_MASK;
    const jump = (instruction >>> JUMP_BITS) & FAR;
    const truth =
      operation === TEST
        ? (bits[argument >> 5]! >>> argument) & 1
        : Number(positionHolds(operation, page, base + argument, reader));
    if (truth === (instruction & SENSE_MASK)) at += jump === FAR ? 2 : 1;
    else {
      const distance = jump === FAR ? page[at + 1]! : jump;
      if (distance === TO_REJECT) return false;
      at += distance;
    }
  }
}

function positionHolds(operation: number, page: Int32Array, at: number, reader: Reader): boolean {
  if (operation === PHRASE) return hasPhrase(reader, page, at);
  if (operation === NEAR) return occurs(reader, page, at);
  throw new Error(`No operation ${operation}`);
}
