import type { Clause } from './clauses.ts';
import { withRoom } from './ints.ts';
import { PAGE_BITS, PAGE_MASK, Pages, roomFor } from './pages.ts';
import { SKETCH_ALWAYS } from './reader.ts';

/*
 * A list is the number of integers that its entries take, and these. An entry is three: the address of the rule's
 * program, and the low halves of four terms, of which one must be in the sketch of a post. Of a fixed size and without
 * branches, it takes a nanosecond to dismiss.
 */
export const ENTRY = 3;
export const AT_ENTRIES = 1;
const SECOND = 4;

/**
 * Rules by the terms of their rarest clause. Each entry carries a second clause, so that most rules are
 * dismissed while the list is read in order, without a look at their programs.
 */
export class Filing {
  /** Term → address of its list, 0 if it has none. Replaced when it grows, like the others. */
  lists = new Int32Array(1024);
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
      const list = this.#withRoomForOne(term);
      const page = this.pages[list >> PAGE_BITS]!;
      const start = list & PAGE_MASK;
      const end = start + AT_ENTRIES + page[start]!;
      page[end] = address;
      page[end + 1] = (a & SKETCH_ALWAYS) | (b << 16);
      page[end + 2] = (c & SKETCH_ALWAYS) | (d << 16);
      page[start]! += ENTRY;
    }
  }

  /** Removes a rule from each term of the clause. */
  remove(address: number, anchor: Clause): void {
    for (const term of anchor) {
      const list = this.lists[term]!;
      const page = this.pages[list >> PAGE_BITS]!;
      const start = list & PAGE_MASK;
      const end = start + AT_ENTRIES + page[start]!;
      let entry = start + AT_ENTRIES;
      while (page[entry] !== address) entry += ENTRY;
      page.copyWithin(entry, end - ENTRY, end);
      page[start]! -= ENTRY;
      if (page[start] === 0) this.#giveBack(term);
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
    this.lists = withRoom(this.lists, term + 1);
    this.#seen = withRoom(this.#seen, term + 1);
    this.#rooms = withRoom(this.#rooms, term + 1);
    this.#seen[term] = 0;
  }

  /** Makes older posts weigh half. */
  halve(): void {
    for (let term = 0; term < this.#seen.length; term++) this.#seen[term]! >>= 1;
  }

  /** @returns the list of the term, which has room for another entry */
  #withRoomForOne(term: number): number {
    const old = this.lists[term]!;
    const page = this.pages[old >> PAGE_BITS];
    const start = old & PAGE_MASK;
    const used = old === 0 ? AT_ENTRIES : AT_ENTRIES + page![start]!;
    if (used + ENTRY <= this.#rooms[term]!) return old;
    const room = roomFor(old === 0 ? used + ENTRY : 2 * used);
    const list = this.#store.take(room);
    const target = this.pages[list >> PAGE_BITS]!;
    if (old === 0) target[list & PAGE_MASK] = 0;
    else {
      target.set(page!.subarray(start, start + used), list & PAGE_MASK);
      this.#giveBack(term);
    }
    this.lists[term] = list;
    this.#rooms[term] = room;
    return list;
  }

  #giveBack(term: number): void {
    this.#store.giveBack(this.lists[term]!, this.#rooms[term]!);
    this.lists[term] = 0;
    this.#rooms[term] = 0;
  }
}

/** The clause an entry should carry beside its anchor: the cheapest of the others, short enough to count. */
export function secondClause(clauses: readonly Clause[], anchor: number): Clause | undefined {
  return clauses.find((clause, index) => index !== anchor && clause.length <= SECOND);
}
