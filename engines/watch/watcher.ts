import { canonical, canonicalPrefix, type Stem, stemByAlphabet } from './canonical.ts';
import { type Clause, clausesOf, priceOf } from './clauses.ts';
import { ACCEPT, Coder, REJECT, type TermOf } from './code.ts';
import { type Explanation, explainPost } from './explain.ts';
import { ENTRY, Filing, secondClause } from './filing.ts';
import { foldValue } from './fold.ts';
import { withRoom } from './ints.ts';
import { parseRule } from './parse.ts';
import { printRule } from './print.ts';
import { RuleError } from './problem.ts';
import { Programs } from './programs.ts';
import { Reader } from './reader.ts';
import { holds } from './run.ts';
import type { Rule } from './syntax.ts';
import { HASHTAG, LANG, NONE, PLACE, PREFIX, SOURCE, STEM, Terms } from './terms.ts';

/** A message as watches see it. A post may stand at several places (street, town, region) or sources. */
export interface Post {
  readonly text: string;
  readonly place?: string | readonly string[];
  readonly source?: string | readonly string[];
  readonly lang?: string | readonly string[];
}

export interface WatcherOptions {
  /** What the forms of a word share; by default the Snowball stem in the language of its alphabet. */
  readonly stem?: Stem;
  /** Word forms remembered at most, 50 bytes each; by default 262,144. */
  readonly forms?: number;
}

/** Rules waiting for posts. */
export interface Watcher {
  /** Number of rules. */
  readonly size: number;
  /** Number of distinct words, beginnings, hashtags and restrictions in use by the rules. */
  readonly terms: number;
  /** Adds a rule, or replaces the one with this id. @throws RuleError, and then nothing has changed */
  add(id: string, rule: string | Rule): void;
  /** @returns whether there was one */
  remove(id: string): boolean;
  has(id: string): boolean;
  /** The ids of the rules that match, in no particular order. */
  match(post: Post): string[];
  /** Where the words of a rule stand in a post; undefined when it does not match or is not there. */
  explain(post: Post, id: string): Explanation | undefined;
}

const DEFAULT_FORMS = 262_144;
/** After so many posts a few rules are filed anew, under what has proved rarer. */
const POSTS_PER_REVIEW = 1024;
const RULES_PER_REVIEW = 64;
/** After so many posts older ones weigh half. */
const POSTS_PER_HALVING = 1 << 20;
/** A rule moves only for a clause this much cheaper. */
const WORTH_MOVING = 0.7;
/** One sighting weighs as many uses in rules: these tell what is frequent before any post was seen. */
const WEIGHT_OF_SIGHTING = 16;

export function createWatcher(options: WatcherOptions = {}): Watcher {
  return new Rules(options.stem ?? stemByAlphabet, options.forms ?? DEFAULT_FORMS);
}

class Rules implements Watcher {
  readonly #stem: Stem;
  readonly #terms = new Terms();
  readonly #programs = new Programs();
  readonly #filing = new Filing();
  readonly #reader: Reader;
  readonly #slotOf = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #sources: string[] = [];
  readonly #free: number[] = [];
  /** Slot → address of the program, NONE for a free slot. */
  #addresses = new Int32Array(256);
  /** Slot → number of the post it was last looked at for. */
  #looked = new Int32Array(256);
  #posts = 0;
  #reviewed = 0;

  constructor(stem: Stem, forms: number) {
    this.#stem = stem;
    this.#reader = new Reader(this.#terms, stem, forms);
  }

  get size(): number {
    return this.#slotOf.size;
  }

  get terms(): number {
    return this.#terms.size;
  }

  has(id: string): boolean {
    return this.#slotOf.has(id);
  }

  add(id: string, written: string | Rule): void {
    const source = typeof written === 'string' ? written : printRule(written);
    const parsed = parseRule(source);
    if (!parsed.ok) throw new RuleError(parsed.problem);
    this.remove(id);
    const slot = this.#free.pop() ?? this.#ids.length;
    this.#slotOf.set(id, slot);
    this.#ids[slot] = id;
    this.#sources[slot] = source;
    this.#addresses = withRoom(this.#addresses, slot + 1);
    this.#looked = withRoom(this.#looked, slot + 1);
    const clauses = this.#compile(parsed.rule, slot);
    this.#filing.add(slot, clauses[0]!, secondClause(clauses, 0));
  }

  remove(id: string): boolean {
    const slot = this.#slotOf.get(id);
    if (slot === undefined) return false;
    const address = this.#addresses[slot]!;
    this.#filing.remove(slot, this.#anchorOf(address));
    for (const term of this.#programs.termsOf(address)) this.#terms.release(term);
    this.#programs.free(address);
    this.#addresses[slot] = NONE;
    this.#ids[slot] = '';
    this.#sources[slot] = '';
    this.#slotOf.delete(id);
    this.#free.push(slot);
    return true;
  }

  match(post: Post): string[] {
    this.#read(post);
    this.#count();
    const { hits, hitCount } = this.#reader;
    const found: string[] = [];
    for (let i = 0; i < hitCount; i++) {
      const term = hits[i]!;
      const list = this.#filing.lists[term];
      if (list !== undefined) this.#search(list, this.#filing.lengths[term]!, found);
    }
    return found;
  }

  explain(post: Post, id: string): Explanation | undefined {
    const slot = this.#slotOf.get(id);
    if (slot === undefined) return undefined;
    const parsed = parseRule(this.#sources[slot]!);
    if (!parsed.ok) return undefined;
    this.#read(post);
    if (!holds(this.#programs, this.#addresses[slot]!, this.#reader)) return undefined;
    return explainPost(parsed.rule, this.#reader, (kind, text) =>
      this.#terms.find(kind, this.#textOf(kind, text)),
    );
  }

  /** Tries the rules of one list on the post just read. */
  #search(list: Int32Array, length: number, found: string[]): void {
    const { bits } = this.#reader;
    for (let at = 0; at < length; at += ENTRY) {
      const a = list[at + 1]!;
      const b = list[at + 2]!;
      const c = list[at + 3]!;
      if (
        a !== NONE &&
        (bits[a >> 5]! & (1 << a)) === 0 &&
        (bits[b >> 5]! & (1 << b)) === 0 &&
        (bits[c >> 5]! & (1 << c)) === 0
      ) {
        continue;
      }
      const slot = list[at]!;
      if (this.#looked[slot] === this.#posts) continue;
      this.#looked[slot] = this.#posts;
      if (holds(this.#programs, this.#addresses[slot]!, this.#reader)) found.push(this.#ids[slot]!);
    }
  }

  #read(post: Post): void {
    this.#reader.read(post.text);
    this.#restrict(PLACE, post.place);
    this.#restrict(SOURCE, post.source);
    this.#restrict(LANG, post.lang);
  }

  #restrict(kind: number, values: string | readonly string[] | undefined): void {
    if (values === undefined || !this.#terms.has(kind)) return;
    for (const value of typeof values === 'string' ? [values] : values) {
      const term = this.#terms.find(kind, foldValue(value));
      if (term !== NONE) this.#reader.mark(term);
    }
  }

  /** Learns from the post just read which terms are frequent, and now and then acts on it. */
  #count(): void {
    const { hits, hitCount } = this.#reader;
    const { seen } = this.#terms;
    for (let i = 0; i < hitCount; i++) seen[hits[i]!]!++;
    this.#posts = (this.#posts % 0x7fffffff) + 1;
    if (this.#posts === 1) this.#looked.fill(0);
    if (this.#posts % POSTS_PER_REVIEW === 0) this.#review();
    if (this.#posts % POSTS_PER_HALVING === 0) this.#terms.halveSeen();
  }

  #review(): void {
    for (let i = 0; i < RULES_PER_REVIEW && i < this.#ids.length; i++) {
      this.#reviewed = (this.#reviewed + 1) % this.#ids.length;
      const address = this.#addresses[this.#reviewed]!;
      if (address !== NONE) this.#refile(this.#reviewed, address);
    }
  }

  #refile(slot: number, address: number): void {
    const clauses = this.#programs.clausesOf(address);
    if (clauses.length < 2) return;
    const prices = clauses.map((clause) => priceOf(clause, this.#costOf));
    const now = this.#programs.anchorOf(address);
    const best = prices.indexOf(Math.min(...prices));
    if (prices[best]! >= prices[now]! * WORTH_MOVING) return;
    this.#filing.remove(slot, clauses[now]!);
    this.#programs.setAnchor(address, best);
    this.#filing.add(slot, clauses[best]!, secondClause(clauses, best));
  }

  #anchorOf(address: number): Clause {
    return this.#programs.clausesOf(address)[this.#programs.anchorOf(address)]!;
  }

  /** Stores the program of a rule. @returns what it requires, the clause to file it under first */
  #compile(rule: Rule, slot: number): Clause[] {
    const own = new Set<number>();
    const termOf: TermOf = (kind, written) => {
      const text = this.#textOf(kind, written);
      const known = this.#terms.find(kind, text);
      if (own.has(known)) return known;
      const term = this.#terms.acquire(kind, text);
      own.add(term);
      return term;
    };
    const coder = new Coder(termOf);
    const entry = coder.emit(rule, ACCEPT, REJECT);
    const clauses = clausesOf(rule, termOf, this.#costOf);
    this.#addresses[slot] = this.#programs.store({ entry, code: coder.code, data: coder.data }, clauses);
    return clauses;
  }

  #textOf(kind: number, text: string): string {
    if (kind >= HASHTAG) return text;
    if (kind === PREFIX) return canonicalPrefix(text);
    return kind === STEM ? this.#stem(canonical(text)) : canonical(text);
  }

  readonly #costOf = (term: number): number =>
    this.#terms.seen[term]! * WEIGHT_OF_SIGHTING + this.#terms.usersOf(term);
}
