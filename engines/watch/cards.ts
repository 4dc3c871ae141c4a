import type { Clause } from './clauses.ts';
import { PAGE_BITS, PAGE_MASK, Pages, roomFor } from './pages.ts';

/** What is known of a compiled rule that matching does not read. */
export interface Card {
  /** Integers its program takes. */
  readonly length: number;
  /** Its terms, each once. */
  readonly terms: readonly number[];
  /** Of each of these clauses one term occurs in every post the rule matches. */
  readonly clauses: readonly Clause[];
  /** Number of the clause it is filed under. */
  readonly filed: number;
}

const AT_FILED = 0;
const AT_LENGTH = 1;
const AT_TERMS = 2;

/**
 * Cards of rules, kept apart from their programs so that these lie close together: the number of the clause, the
 * program's length, terms and clauses, each with their number before them.
 */
export class Cards {
  readonly #store = new Pages();

  /** @returns the card's address */
  store({ filed, length, terms, clauses }: Card): number {
    const tail = clauses.flatMap((clause) => [clause.length, ...clause]);
    const numbers = [filed, length, terms.length, ...terms, clauses.length, ...tail];
    const address = this.#store.take(roomFor(numbers.length));
    this.#store.pages[address >> PAGE_BITS]!.set(numbers, address & PAGE_MASK);
    return address;
  }

  read(address: number): Card {
    const page = this.#store.pages[address >> PAGE_BITS]!;
    const base = address & PAGE_MASK;
    let at = base + AT_TERMS;
    const list = () => {
      const numbers = [...page.subarray(at + 1, at + 1 + page[at]!)];
      at += 1 + numbers.length;
      return numbers;
    };
    const terms = list();
    const clauses: Clause[] = [];
    for (let left = page[at++]!; left > 0; left--) clauses.push(list());
    return { filed: page[base + AT_FILED]!, length: page[base + AT_LENGTH]!, terms, clauses };
  }

  fileUnder(address: number, clause: number): void {
    this.#store.pages[address >> PAGE_BITS]![(address & PAGE_MASK) + AT_FILED] = clause;
  }

  free(address: number): void {
    const { terms, clauses } = this.read(address);
    const length = clauses.reduce((sum, clause) => sum + 1 + clause.length, AT_TERMS + 2 + terms.length);
    this.#store.giveBack(address, roomFor(length));
  }
}
