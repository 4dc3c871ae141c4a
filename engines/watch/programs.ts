import type { Clause } from './clauses.ts';
import type { Compiled } from './code.ts';

/* Layout of a program: header, clauses as [count, terms…], code, data. */
export const AT_ENTRY = 0;
/** Where the code starts, relative to the program; likewise the others. */
export const AT_CODE = 1;
export const AT_DATA = 2;
const AT_CLAUSES = 3;
/** Where the clause stands under which the rule is filed. */
const AT_ANCHOR = 4;
const AT_SIZE = 5;
const HEADER = 6;

export const PAGE_BITS = 16;
export const PAGE_MASK = (1 << PAGE_BITS) - 1;
/** Sizes are rounded up to these steps, then to powers of two, so that freed space fits again. */
const STEP = 8;
const LAST_STEP = 256;

/** Compiled rules in pages of 256 kB; nothing moves, so adding one costs the same at any size. */
export class Programs {
  readonly pages: Int32Array<ArrayBuffer>[] = [];
  /** Room size → addresses of freed room. */
  readonly #free = new Map<number, number[]>();
  #end = 0;

  /** Stores a program. @returns its address */
  store({ entry, code, data }: Compiled, clauses: readonly Clause[]): number {
    const clauseLength = clauses.reduce((sum, clause) => sum + 1 + clause.length, 0);
    const atCode = HEADER + clauseLength;
    const atData = atCode + code.length;
    const size = atData + data.length;
    const address = this.#reserve(size);
    const page = this.pages[address >> PAGE_BITS]!;
    let at = address & PAGE_MASK;
    for (const value of [entry, atCode, atData, clauses.length, HEADER, size]) page[at++] = value;
    for (const clause of clauses) {
      page[at++] = clause.length;
      for (const term of clause) page[at++] = term;
    }
    for (const value of code) page[at++] = value;
    for (const value of data) page[at++] = value;
    return address;
  }

  free(address: number): void {
    const room = roomFor(this.pages[address >> PAGE_BITS]![(address & PAGE_MASK) + AT_SIZE]!);
    const list = this.#free.get(room);
    if (list === undefined) this.#free.set(room, [address]);
    else list.push(address);
  }

  clausesOf(address: number): Clause[] {
    const page = this.pages[address >> PAGE_BITS]!;
    const base = address & PAGE_MASK;
    const clauses: Clause[] = [];
    let at = base + HEADER;
    for (let i = page[base + AT_CLAUSES]!; i > 0; i--) {
      const length = page[at]!;
      clauses.push([...page.subarray(at + 1, at + 1 + length)]);
      at += 1 + length;
    }
    return clauses;
  }

  /** Which of the clauses the rule is filed under. */
  anchorOf(address: number): number {
    return this.pages[address >> PAGE_BITS]![(address & PAGE_MASK) + AT_ANCHOR]! - HEADER;
  }

  setAnchor(address: number, anchor: number): void {
    this.pages[address >> PAGE_BITS]![(address & PAGE_MASK) + AT_ANCHOR] = anchor + HEADER;
  }

  /** Every term of the program, each once: all terms are the argument of some TEST. */
  termsOf(address: number): Set<number> {
    const page = this.pages[address >> PAGE_BITS]!;
    const base = address & PAGE_MASK;
    const terms = new Set<number>();
    for (let at = base + page[base + AT_CODE]!; at < base + page[base + AT_DATA]!; at += 2) {
      if ((page[at]! & 15) === 0) terms.add(page[at + 1]!);
    }
    return terms;
  }

  #reserve(size: number): number {
    const room = roomFor(size);
    const freed = this.#free.get(room)?.pop();
    if (freed !== undefined) return freed;
    if ((this.#end & PAGE_MASK) + room > PAGE_MASK + 1) this.#end = (this.#end + PAGE_MASK) & ~PAGE_MASK;
    if (this.#end >> PAGE_BITS === this.pages.length) this.pages.push(new Int32Array(PAGE_MASK + 1));
    const address = this.#end;
    this.#end += room;
    return address;
  }
}

function roomFor(size: number): number {
  if (size <= LAST_STEP) return Math.ceil(size / STEP) * STEP;
  return 2 ** Math.ceil(Math.log2(size));
}
