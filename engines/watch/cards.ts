import type { Clause, CostOf } from './clauses.ts';
import { PAGE_BITS, PAGE_MASK, Pages, roomFor } from './pages.ts';
import { NONE } from './terms.ts';

/** Which of a rule's clauses it is filed under, and which one its entries carry beside it: NONE if there is none to carry. */
export interface Places {
  readonly filed: number;
  readonly second: number;
}

/** What is known of a compiled rule that matching does not read. */
export interface Card extends Places {
  /** Integers its program takes. */
  readonly length: number;
  /** Its terms, each once. */
  readonly terms: readonly number[];
  /** Of each of these clauses one term occurs in every post the rule matches. */
  readonly clauses: readonly Clause[];
}

const AT_FILED = 0;
const AT_SECOND = 1;
const AT_LENGTH = 2;
const AT_TERMS = 3;
/** Terms of a clause that an entry can carry. */
const CARRIED = 4;
/** A rule moves only for a clause this much cheaper. */
const WORTH_MOVING = 0.7;

/** Where a rule belongs of which the cheapest clause comes first. */
export function placesOf(clauses: readonly Clause[]): Places {
  return { filed: 0, second: clauses.findIndex((clause, i) => i > 0 && clause.length <= CARRIED) };
}

/**
 * Cards of rules, kept apart from their programs so that these lie close together: the numbers of the clauses of its
 * places, the program's length, terms and clauses, each with their number before them.
 */
export class Cards {
  readonly #store = new Pages();
  /** Of the clauses of the card priced last. */
  readonly #prices: number[] = [];
  readonly #lengths: number[] = [];

  /** @returns the card's address */
  store({ filed, second, length, terms, clauses }: Card): number {
    const tail = clauses.flatMap((clause) => [clause.length, ...clause]);
    const numbers = [filed, second, length, terms.length, ...terms, clauses.length, ...tail];
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
    return {
      filed: page[base + AT_FILED]!,
      second: page[base + AT_SECOND]!,
      length: page[base + AT_LENGTH]!,
      terms,
      clauses,
    };
  }

  move(address: number, { filed, second }: Places): void {
    const page = this.#store.pages[address >> PAGE_BITS]!;
    page[(address & PAGE_MASK) + AT_FILED] = filed;
    page[(address & PAGE_MASK) + AT_SECOND] = second;
  }

  /** Where a rule had better be filed; undefined when it is there. Read where it stands, for all rules have their turn while posts stream by. */
  betterPlaces(address: number, costOf: CostOf): Places | undefined {
    const page = this.#store.pages[address >> PAGE_BITS]!;
    const base = address & PAGE_MASK;
    const count = this.#price(page, base, costOf);
    const [prices, lengths] = [this.#prices, this.#lengths];
    const [filed, second] = [page[base + AT_FILED]!, page[base + AT_SECOND]!];
    let best = filed;
    for (let i = 0; i < count; i++) if (prices[i]! < prices[best]!) best = i;
    if (prices[best]! >= prices[filed]! * WORTH_MOVING) best = filed;
    let beside = NONE;
    for (let i = 0; i < count; i++) {
      if (i === best || lengths[i]! > CARRIED) continue;
      if (beside === NONE || prices[i]! < prices[beside]!) beside = i;
    }
    if (best !== second && second !== NONE && prices[beside]! >= prices[second]! * WORTH_MOVING)
      beside = second;
    return best === filed && beside === second ? undefined : { filed: best, second: beside };
  }

  /** @returns how many clauses there are */
  #price(page: Int32Array, base: number, costOf: CostOf): number {
    let at = base + AT_TERMS;
    at += 1 + page[at]!;
    const count = page[at++]!;
    for (let i = 0; i < count; i++) {
      const length = page[at++]!;
      let price = 0;
      for (const end = at + length; at < end; at++) price += costOf(page[at]!);
      this.#prices[i] = price;
      this.#lengths[i] = length;
    }
    return count;
  }

  free(address: number): void {
    const { terms, clauses } = this.read(address);
    const length = clauses.reduce((sum, clause) => sum + 1 + clause.length, AT_TERMS + 2 + terms.length);
    this.#store.giveBack(address, roomFor(length));
  }
}
