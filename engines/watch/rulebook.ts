import { canonical, canonicalPrefix, type Stem } from './canonical.ts';
import { type Card, Cards, placesOf } from './cards.ts';
import { clausesOf } from './clauses.ts';
import { ACCEPT, Coder, REJECT, type TermOf } from './code.ts';
import { Filing } from './filing.ts';
import { withRoom } from './ints.ts';
import { parseRule } from './parse.ts';
import { RuleError } from './problem.ts';
import { lengthOf, Programs } from './programs.ts';
import type { Rule } from './syntax.ts';
import { HASHTAG, NONE, PREFIX, STEM, Terms } from './terms.ts';

/** One sighting weighs as many uses in rules: these tell what is frequent before any post was seen. */
const WEIGHT_OF_SIGHTING = 128;

/** The rules: compiled, each in a slot, each filed under what it requires. Slots are used again. */
export class Rulebook {
  readonly terms = new Terms();
  readonly programs = new Programs();
  readonly filing = new Filing();
  /** Slot → id. */
  readonly ids: string[] = [];
  /** Slot → address of the program, NONE for a free slot. */
  addresses = new Int32Array(256);
  /** Slot → address of its card. */
  #cardsAt = new Int32Array(256);
  readonly #cards = new Cards();
  readonly #stem: Stem;
  readonly #slots = new Map<string, number>();
  readonly #sources: string[] = [];
  readonly #free: number[] = [];
  #reviewed = 0;

  constructor(stem: Stem) {
    this.#stem = stem;
  }

  get size(): number {
    return this.#slots.size;
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  /** @throws RuleError, and then nothing has changed */
  add(id: string, source: string): void {
    const parsed = parseRule(source);
    if (!parsed.ok) throw new RuleError(parsed.problem);
    this.remove(id);
    const slot = this.#free.pop() ?? this.ids.length;
    this.#slots.set(id, slot);
    this.ids[slot] = id;
    this.#sources[slot] = source;
    this.addresses = withRoom(this.addresses, slot + 1);
    this.#cardsAt = withRoom(this.#cardsAt, slot + 1);
    const card = this.#compile(parsed.rule, slot);
    this.#cardsAt[slot] = this.#cards.store(card);
    this.#file(slot, card);
  }

  remove(id: string): boolean {
    const slot = this.#slots.get(id);
    if (slot === undefined) return false;
    const address = this.addresses[slot]!;
    const card = this.#cards.read(this.#cardsAt[slot]!);
    this.filing.remove(address, card.clauses[card.filed]!);
    for (const term of card.terms) this.terms.release(term);
    this.programs.free(address, card.length);
    this.#cards.free(this.#cardsAt[slot]!);
    this.addresses[slot] = NONE;
    this.ids[slot] = '';
    this.#sources[slot] = '';
    this.#slots.delete(id);
    this.#free.push(slot);
    return true;
  }

  /** The rule in a slot, read anew: trees are not kept. */
  ruleIn(slot: number): Rule | undefined {
    const parsed = parseRule(this.#sources[slot]!);
    return parsed.ok ? parsed.rule : undefined;
  }

  /** Looks at the next few rules and files them under what has proved rarer. */
  review(count: number): void {
    for (let i = 0; i < Math.min(count, this.ids.length); i++) {
      this.#reviewed = (this.#reviewed + 1) % this.ids.length;
      if (this.addresses[this.#reviewed] !== NONE) this.#refile(this.#reviewed);
    }
  }

  /** Forgets which post each rule matched last: posts are counted anew. */
  clearMatched(): void {
    for (let slot = 0; slot < this.ids.length; slot++) {
      if (this.addresses[slot] !== NONE) this.programs.clearMatched(this.addresses[slot]!);
    }
  }

  /** The number of a term that some rule uses, or NONE. */
  readonly findTerm: TermOf = (kind, text) => this.terms.find(kind, this.#textOf(kind, text));

  #file(slot: number, { clauses, filed, second }: Card): void {
    this.filing.add(this.addresses[slot]!, clauses[filed]!, clauses[second]);
  }

  #refile(slot: number): void {
    const places = this.#cards.betterPlaces(this.#cardsAt[slot]!, this.#costOf);
    if (places === undefined) return;
    const card = this.#cards.read(this.#cardsAt[slot]!);
    this.filing.remove(this.addresses[slot]!, card.clauses[card.filed]!);
    this.#cards.move(this.#cardsAt[slot]!, places);
    this.#file(slot, { ...card, ...places });
  }

  /** Stores the program of a rule. */
  #compile(rule: Rule, slot: number): Card {
    const own = new Set<number>();
    const byKind: Map<string, number>[] = [];
    const termOf: TermOf = (kind, written) => {
      byKind[kind] ??= new Map();
      const known = byKind[kind].get(written);
      if (known !== undefined) return known;
      const term = this.#acquire(kind, this.#textOf(kind, written), own);
      byKind[kind].set(written, term);
      return term;
    };
    const coder = new Coder(termOf);
    coder.emit(rule, ACCEPT, REJECT);
    const clauses = clausesOf(rule, termOf, this.#costOf);
    this.addresses[slot] = this.programs.store(slot, coder);
    return { length: lengthOf(coder), terms: [...own], clauses, ...placesOf(clauses) };
  }

  /** The number of a term of the rule in hand, which is one of its users however often it uses it. */
  #acquire(kind: number, text: string, own: Set<number>): number {
    const known = this.terms.find(kind, text);
    if (own.has(known)) return known;
    const term = this.terms.acquire(kind, text, known);
    own.add(term);
    if (known === NONE) this.filing.begin(term);
    return term;
  }

  #textOf(kind: number, text: string): string {
    if (kind >= HASHTAG) return text;
    if (kind === PREFIX) return canonicalPrefix(text);
    return kind === STEM ? this.#stem(canonical(text)) : canonical(text);
  }

  readonly #costOf = (term: number): number =>
    this.filing.seen(term) * WEIGHT_OF_SIGHTING + this.terms.usersOf(term);
}
