import { type Compiled, REJECT, TEST } from './code.ts';
import { PAGE_BITS, PAGE_MASK, Pages, roomFor } from './pages.ts';

/*
 * Layout of a program: the rule's slot, the last post it matched, instructions, data. Most are shorter than a cache line.
 *
 * An instruction is one integer: whether the next one follows on true or on false, what is asked, how far to jump
 * otherwise, and of what it is asked: a term, or the place of positional data from the beginning of the program.
 */
export const AT_SLOT = 0;
export const AT_MATCHED = 1;
export const AT_CODE = 2;
export const SENSE_MASK = 1;
export const OPERATION_BITS = 1;
export const OPERATION_MASK = 3;
export const JUMP_BITS = 3;
export const ARGUMENT_BITS = 8;
/** Jumps of this length end the program: the rule does not match. */
export const TO_REJECT = 0;
/** All bits of a jump: its length is the integer after the instruction. */
export const FAR = 31;
/** The instruction behind the last: the rule matches. */
export const END = -1;

/** Compiled rules. */
export class Programs {
  readonly #store = new Pages();
  readonly pages = this.#store.pages;

  /** Stores a program. @returns its address */
  store(slot: number, compiled: Compiled): number {
    const numbers = [slot, 0, ...assembled(compiled)];
    const address = this.#store.take(roomFor(numbers.length));
    this.pages[address >> PAGE_BITS]!.set(numbers, address & PAGE_MASK);
    return address;
  }

  /** @param length what `lengthOf` says */
  free(address: number, length: number): void {
    this.#store.giveBack(address, roomFor(length));
  }

  /** Forgets which post the rule matched last. */
  clearMatched(address: number): void {
    this.pages[address >> PAGE_BITS]![(address & PAGE_MASK) + AT_MATCHED] = 0;
  }
}

/** Integers the program of a rule takes. */
export function lengthOf({ code, data }: Compiled): number {
  const count = code.length / 2;
  return AT_CODE + count * sizeOf(count) + 1 + data.length;
}

/** Integers of each instruction: long programs have far jumps only. */
function sizeOf(count: number): number {
  return count < FAR ? 1 : 2;
}

/** Instructions in the order they are run in, END, data. The coder emitted them from the last to the first. */
function assembled({ code, data }: Compiled): number[] {
  const count = code.length / 2;
  const size = sizeOf(count);
  const dataAt = AT_CODE + count * size + 1;
  const numbers: number[] = [];
  for (let i = count - 1; i >= 0; i--) {
    const word = code[2 * i]!;
    const operation = word & 15;
    const [yes, no] = [(word >>> 4) & 0x3fff, word >>> 18];
    const follows = i === 0 ? yes !== REJECT : yes === i - 1;
    const other = follows ? no : yes;
    const distance = other === REJECT ? TO_REJECT : (other < REJECT ? i - other : i + 1) * size;
    const argument = code[2 * i + 1]! + (operation === TEST ? 0 : dataAt);
    const jump = size === 1 ? distance : FAR;
    numbers.push(
      Number(follows) | (operation << OPERATION_BITS) | (jump << JUMP_BITS) | (argument << ARGUMENT_BITS),
    );
    if (size === 2) numbers.push(distance);
  }
  return [...numbers, END, ...data];
}
