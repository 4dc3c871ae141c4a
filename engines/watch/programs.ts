import type { Clause } from './clauses.ts';
import { type Compiled, TEST } from './code.ts';
import { PAGE_BITS, PAGE_MASK, Pages, roomFor } from './pages.ts';

/*
 * Layout of a program: the rule's slot, the last post it matched, the entry and the number of
 * instructions in one integer, the length of the data, code, data, and then what matching does not read:
 * which clause the rule is filed under, the number of clauses, and these as [count, terms…].
 */
export const AT_SLOT = 0;
export const AT_MATCHED = 1;
export const AT_ENTRY = 2;
const AT_DATA_LENGTH = 3;
export const AT_CODE = 4;
/** Bits at AT_ENTRY that are the number of instructions; the entry is above. */
export const CODE_BITS = 14;
export const CODE_MASK = (1 << CODE_BITS) - 1;

/** Compiled rules. */
export class Programs {
  readonly #rooms = new Pages();
  readonly pages = this.#rooms.pages;

  /** Stores a program, filed under its first clause. @returns its address */
  store(slot: number, { entry, code, data }: Compiled, clauses: readonly Clause[]): number {
    const first = (entry << CODE_BITS) | (code.length / 2);
    const tail = clauses.flatMap((clause) => [clause.length, ...clause]);
    const numbers = [slot, 0, first, data.length, ...code, ...data, 0, clauses.length, ...tail];
    const address = this.#rooms.take(roomFor(numbers.length));
    this.pages[address >> PAGE_BITS]!.set(numbers, address & PAGE_MASK);
    return address;
  }

  free(address: number): void {
    const clauses = this.clausesOf(address);
    const end = clauses.reduce((sum, clause) => sum + 1 + clause.length, this.#tailOf(address) + 2);
    this.#rooms.giveBack(address, roomFor(end - (address & PAGE_MASK)));
  }

  clausesOf(address: number): Clause[] {
    const page = this.pages[address >> PAGE_BITS]!;
    const tail = this.#tailOf(address);
    const clauses: Clause[] = [];
    let at = tail + 2;
    for (let i = page[tail + 1]!; i > 0; i--) {
      const length = page[at]!;
      clauses.push([...page.subarray(at + 1, at + 1 + length)]);
      at += 1 + length;
    }
    return clauses;
  }

  /** Which of the clauses the rule is filed under. */
  anchorOf(address: number): number {
    return this.pages[address >> PAGE_BITS]![this.#tailOf(address)]!;
  }

  setAnchor(address: number, anchor: number): void {
    this.pages[address >> PAGE_BITS]![this.#tailOf(address)] = anchor;
  }

  /** Forgets which post the rule matched last. */
  clearMatched(address: number): void {
    this.pages[address >> PAGE_BITS]![(address & PAGE_MASK) + AT_MATCHED] = 0;
  }

  /** Every term of the program, each once: all terms are the argument of some TEST. */
  termsOf(address: number): Set<number> {
    const page = this.pages[address >> PAGE_BITS]!;
    const code = (address & PAGE_MASK) + AT_CODE;
    const terms = new Set<number>();
    for (let i = (page[(address & PAGE_MASK) + AT_ENTRY]! & CODE_MASK) - 1; i >= 0; i--) {
      if ((page[code + 2 * i]! & 15) === TEST) terms.add(page[code + 2 * i + 1]!);
    }
    return terms;
  }

  /** Where in its page the part begins that follows code and data. */
  #tailOf(address: number): number {
    const page = this.pages[address >> PAGE_BITS]!;
    const base = address & PAGE_MASK;
    return base + AT_CODE + 2 * (page[base + AT_ENTRY]! & CODE_MASK) + page[base + AT_DATA_LENGTH]!;
  }
}
