import type { Clause } from './clauses.ts';
import { withRoom } from './ints.ts';
import { PAGE_BITS, PAGE_MASK, Pages, roomFor } from './pages.ts';
import { SKETCH_ALWAYS } from './sketch.ts';

/*
 * An entry of a list is the address of the rule's program, and beside it in two integers the low bits of four terms, of
 * which one must be in the sketch of a post: of a fixed size and without branches, it takes a few nanoseconds to dismiss.
 * Addresses lie apart, because of most entries they are never read.
 */
export const FILTER = 2;

/* What is kept of a term's list: its address, and how many entries it has. */
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
  /** Term → entries its list has room for. */
  #rooms = new Int32Array(1024);
  readonly #store = new Pages(FILTER);
  /** Addresses of programs, and the filters beside them. */
  readonly pages = this.#store.pages;
  readonly filters = this.#store.beside;

  /** Enters a rule under each term of the clause. */
  add(address: number, anchor: Clause, second: Clause = []): void {
    const [a = SKETCH_ALWAYS, b = a, c = a, d = a] = second;
    const ab = (a & SKETCH_ALWAYS) | ((b & SKETCH_ALWAYS) << 16);
    const cd = (c & SKETCH_ALWAYS) | ((d & SKETCH_ALWAYS) << 16);
    for (const term of anchor) {
      this.#makeRoomForOne(term);
      const entry = this.lists[term * LIST]! + this.lists[term * LIST + LIST_LENGTH]!++;
      this.#write(entry, address, ab, cd);
    }
  }

  /** Removes a rule from each term of the clause. */
  remove(address: number, anchor: Clause): void {
    for (const term of anchor) {
      const list = this.lists[term * LIST]!;
      const start = list & PAGE_MASK;
      const length = --this.lists[term * LIST + LIST_LENGTH]!;
      const addresses = this.pages[list >> PAGE_BITS]!;
      const filters = this.filters[list >> PAGE_BITS]!;
      const last = FILTER * (start + length);
      const entry = list + addresses.indexOf(address, start) - start;
      this.#write(entry, addresses[start + length]!, filters[last]!, filters[last + 1]!);
      if (length === 0) this.#giveBack(term);
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

  #write(entry: number, address: number, ab: number, cd: number): void {
    const page = entry >> PAGE_BITS;
    const at = entry & PAGE_MASK;
    this.pages[page]![at] = address;
    this.filters[page]![FILTER * at] = ab;
    this.filters[page]![FILTER * at + 1] = cd;
  }

  #makeRoomForOne(term: number): void {
    const length = this.lists[term * LIST + LIST_LENGTH]!;
    if (length < this.#rooms[term]!) return;
    const room = roomFor(Math.max(1, 2 * length));
    const list = this.#store.take(room);
    if (length > 0) {
      this.#store.copy(this.lists[term * LIST]!, list, length);
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
