import type { Clause } from './clauses.ts';
import { withRoom } from './ints.ts';
import { PAGE_BITS, PAGE_MASK, Pages, roomFor } from './pages.ts';
import { SKETCH_ALWAYS } from './reader.ts';

/*
 * An entry of a list is three integers: the address of the rule's program, and the low halves of four terms, of which one
 * must be in the sketch of a post. Of a fixed size and without branches, it takes a few nanoseconds to dismiss.
 */
export const ENTRY = 3;
const SECOND = 4;

/* What is kept of a term's list: its address, and the integers that its entries take. */
export const LIST = 2;
export const LIST_LENGTH = 1;

/**
 * Rules by the terms of their rarest clause. Each entry carries a second clause, so that most rules are
 * dismissed while the list is read in order, without a look at their programs.
 */
export class Filing {
  /** Two integers of each term. Replaced when it grows, like the others. */
  lists = new Int32Array(1024 * LIST);
  /** Term → how often it was seen in the posts that were counted. */
  #seen = new Int32Array(1024);
  /** Term → integers its list has room for. */
  #rooms = new Int32Array(1024);
  readonly #store = new Pages();
  readonly pages = this.#store.pages;

  /** Enters a rule under each term of the clause. */
  add(address: number, anchor: Clause, second: Clause = []): void {
    const [a = SKETCH_ALWAYS, b = a, c = a, d = a] = second;
    for (const term of anchor) {
      this.#makeRoomForOne(term);
      const list = this.lists[term * LIST]!;
      const page = this.pages[list >> PAGE_BITS]!;
      const end = (list & PAGE_MASK) + this.lists[term * LIST + LIST_LENGTH]!;
      page[end] = address;
      page[end + 1] = (a & SKETCH_ALWAYS) | (b << 16);
      page[end + 2] = (c & SKETCH_ALWAYS) | (d << 16);
      this.lists[term * LIST + LIST_LENGTH]! += ENTRY;
    }
  }

  /** Removes a rule from each term of the clause. */
  remove(address: number, anchor: Clause): void {
    for (const term of anchor) {
      const list = this.lists[term * LIST]!;
      const page = this.pages[list >> PAGE_BITS]!;
      const end = (list & PAGE_MASK) + this.lists[term * LIST + LIST_LENGTH]!;
      let entry = list & PAGE_MASK;
      while (page[entry] !== address) entry += ENTRY;
      page.copyWithin(entry, end - ENTRY, end);
      this.lists[term * LIST + LIST_LENGTH]! -= ENTRY;
      if (this.lists[term * LIST + LIST_LENGTH] === 0) this.#giveBack(term);
    }
  }

  seen(term: number): number {
    return this.#seen[term] ?? 0;
  }

  /** Counts the terms of a post as seen. */
  count(terms: Int32Array, count: number): void {
    for (let i = 0; i < count; i++) this.#seen[terms[i]!]!++;
  }

  /** A new term has not been seen, though another one of its number may have been. */
  begin(term: number): void {
    this.lists = withRoom(this.lists, (term + 1) * LIST);
    this.#seen = withRoom(this.#seen, term + 1);
    this.#rooms = withRoom(this.#rooms, term + 1);
    this.#seen[term] = 0;
  }

  /** Makes older posts weigh half. */
  halve(): void {
    for (let term = 0; term < this.#seen.length; term++) this.#seen[term]! >>= 1;
  }

  #makeRoomForOne(term: number): void {
    const length = this.lists[term * LIST + LIST_LENGTH]!;
    if (length + ENTRY <= this.#rooms[term]!) return;
    const room = roomFor(Math.max(ENTRY, 2 * length));
    const list = this.#store.take(room);
    if (length > 0) {
      const old = this.lists[term * LIST]!;
      const start = old & PAGE_MASK;
      const entries = this.pages[old >> PAGE_BITS]!.subarray(start, start + length);
      this.pages[list >> PAGE_BITS]!.set(entries, list & PAGE_MASK);
      this.#giveBack(term);
    }
    this.lists[term * LIST] = list;
    this.#rooms[term] = room;
  }

  #giveBack(term: number): void {
    this.#store.giveBack(this.lists[term * LIST]!, this.#rooms[term]!);
    this.#rooms[term] = 0;
  }
}

/** The clause an entry should carry beside its anchor: the cheapest of the others, short enough to count. */
export function secondClause(clauses: readonly Clause[], anchor: number): Clause | undefined {
  return clauses.find((clause, index) => index !== anchor && clause.length <= SECOND);
}
