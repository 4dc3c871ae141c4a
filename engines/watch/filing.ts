import type { Clause } from './clauses.ts';
import { withRoom } from './ints.ts';
import { NONE } from './terms.ts';

/** Integers per entry: the rule's slot, then up to three terms of its second clause. */
export const ENTRY = 4;
const SECOND = ENTRY - 1;

/**
 * Rules by the terms of their rarest clause. Each entry carries a second clause, so that most rules are
 * dismissed while the list is read in order, without a look at their programs.
 */
export class Filing {
  /** Term → entries one after another. */
  readonly lists: (Int32Array<ArrayBuffer> | undefined)[] = [];
  /** Term → integers in use in its list. */
  lengths = new Int32Array(1024);

  /** Enters a rule under each term of the clause. */
  add(slot: number, anchor: Clause, second: Clause | undefined): void {
    const [a = NONE, b = a, c = a] = second ?? [];
    for (const term of anchor) {
      this.lengths = withRoom(this.lengths, term + 1);
      const length = this.lengths[term]!;
      const list = withRoom(this.lists[term] ?? new Int32Array(ENTRY), length + ENTRY);
      list[length] = slot;
      list[length + 1] = a;
      list[length + 2] = b;
      list[length + 3] = c;
      this.lists[term] = list;
      this.lengths[term] = length + ENTRY;
    }
  }

  /** Removes a rule from each term of the clause; the last entry takes its place. */
  remove(slot: number, anchor: Clause): void {
    for (const term of anchor) {
      const list = this.lists[term]!;
      const last = this.lengths[term]! - ENTRY;
      let at = 0;
      while (list[at] !== slot) at += ENTRY;
      list.copyWithin(at, last, last + ENTRY);
      this.lengths[term] = last;
      if (last === 0) this.lists[term] = undefined;
    }
  }
}

/** The clause an entry should carry beside its anchor: the cheapest of the others that fits. */
export function secondClause(clauses: readonly Clause[], anchor: number): Clause | undefined {
  return clauses.find((clause, index) => index !== anchor && clause.length <= SECOND);
}
