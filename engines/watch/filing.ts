import type { Clause } from './clauses.ts';
import { withRoom } from './ints.ts';
import { PAGE_BITS, PAGE_MASK, Pages, roomFor } from './pages.ts';
import { SKETCH_ALWAYS } from './reader.ts';

/*
 * An entry is three integers: the address of the rule's program, and the low halves of four terms, of which one must be in
 * the sketch of a post. Of a fixed size and without branches, it takes a few nanoseconds to dismiss.
 */
export const ENTRY = 3;
const SECOND = 4;

/* What is kept of a term: how often it was seen, and its list. */
export const RECORD = 4;
export const AT_SEEN = 0;
export const AT_LIST = 1;
export const AT_LENGTH = 2;
const AT_ROOM = 3;

/**
 * Rules by the terms of their rarest clause. Each entry carries a second clause, so that most rules are
 * dismissed while the list is read in order, without a look at their programs.
 */
export class Filing {
  /** Records of all terms. Replaced when it grows. */
  records = new Int32Array(1024 * RECORD);
  readonly #rooms = new Pages();
  readonly pages = this.#rooms.pages;

  /** Enters a rule under each term of the clause. */
  add(address: number, anchor: Clause, second: Clause = []): void {
    const [a = SKETCH_ALWAYS, b = a, c = a, d = a] = second;
    for (const term of anchor) {
      this.records = withRoom(this.records, (term + 1) * RECORD);
      const at = term * RECORD;
      const length = this.records[at + AT_LENGTH]!;
      this.#makeRoom(at, length + ENTRY);
      const list = this.records[at + AT_LIST]!;
      const page = this.pages[list >> PAGE_BITS]!;
      const end = (list & PAGE_MASK) + length;
      page[end] = address;
      page[end + 1] = (a & SKETCH_ALWAYS) | (b << 16);
      page[end + 2] = (c & SKETCH_ALWAYS) | (d << 16);
      this.records[at + AT_LENGTH] = length + ENTRY;
    }
  }

  /** Removes a rule from each term of the clause. */
  remove(address: number, anchor: Clause): void {
    for (const term of anchor) {
      const at = term * RECORD;
      const list = this.records[at + AT_LIST]!;
      const page = this.pages[list >> PAGE_BITS]!;
      const end = (list & PAGE_MASK) + this.records[at + AT_LENGTH]!;
      let entry = list & PAGE_MASK;
      while (page[entry] !== address) entry += ENTRY;
      page.copyWithin(entry, end - ENTRY, end);
      this.records[at + AT_LENGTH]! -= ENTRY;
      if (this.records[at + AT_LENGTH] === 0) this.#giveBack(at);
    }
  }

  seen(term: number): number {
    return this.records[term * RECORD + AT_SEEN] ?? 0;
  }

  /** A new term has not been seen, though another one of its number may have been. */
  begin(term: number): void {
    this.records = withRoom(this.records, (term + 1) * RECORD);
    this.records[term * RECORD + AT_SEEN] = 0;
  }

  /** Makes older posts weigh half. */
  halve(): void {
    for (let at = AT_SEEN; at < this.records.length; at += RECORD) this.records[at]! >>= 1;
  }

  #makeRoom(at: number, needed: number): void {
    const { records } = this;
    if (needed <= records[at + AT_ROOM]!) return;
    const room = roomFor(needed * 2);
    const to = this.#rooms.take(room);
    const length = records[at + AT_LENGTH]!;
    if (length > 0) {
      const from = records[at + AT_LIST]!;
      const start = from & PAGE_MASK;
      this.pages[to >> PAGE_BITS]!.set(
        this.pages[from >> PAGE_BITS]!.subarray(start, start + length),
        to & PAGE_MASK,
      );
      this.#giveBack(at);
    }
    records[at + AT_LIST] = to;
    records[at + AT_ROOM] = room;
  }

  #giveBack(at: number): void {
    this.#rooms.giveBack(this.records[at + AT_LIST]!, this.records[at + AT_ROOM]!);
    this.records[at + AT_ROOM] = 0;
  }
}

/** The clause an entry should carry beside its anchor: the cheapest of the others, short enough to count. */
export function secondClause(clauses: readonly Clause[], anchor: number): Clause | undefined {
  return clauses.find((clause, index) => index !== anchor && clause.length <= SECOND);
}
