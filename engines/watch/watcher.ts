import { type Stem, stemByAlphabet } from './canonical.ts';
import { type Explanation, explainPost } from './explain.ts';
import { foldValue } from './fold.ts';
import { Matcher } from './matcher.ts';
import { printRule } from './print.ts';
import { Reader } from './reader.ts';
import { Rulebook } from './rulebook.ts';
import type { Rule } from './syntax.ts';
import { LANG, NONE, PLACE, SOURCE } from './terms.ts';
import { Upkeep } from './upkeep.ts';

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
  /** Word forms remembered, 32 bytes each: a power of two from 2, by default 524,288. */
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

const DEFAULT_FORMS = 524_288;
/** Written values of restrictions whose folded form is remembered. */
const MOST_VALUES = 10_000;

/** An empty watcher. */
export function createWatcher(options: WatcherOptions = {}): Watcher {
  return new RuleWatcher(options.stem ?? stemByAlphabet, options.forms ?? DEFAULT_FORMS);
}

class RuleWatcher implements Watcher {
  readonly #book: Rulebook;
  readonly #reader: Reader;
  readonly #matcher: Matcher;
  readonly #upkeep: Upkeep;
  #posts = 0;
  readonly #values = new Map<string, string>();

  constructor(stem: Stem, forms: number) {
    this.#book = new Rulebook(stem);
    this.#reader = new Reader(this.#book.terms, stem, forms);
    this.#matcher = new Matcher(this.#book, this.#reader);
    this.#upkeep = new Upkeep(this.#book);
  }

  get size(): number {
    return this.#book.size;
  }

  get terms(): number {
    return this.#book.terms.size;
  }

  has(id: string): boolean {
    return this.#book.slotOf(id) !== undefined;
  }

  add(id: string, rule: string | Rule): void {
    this.#book.add(id, typeof rule === 'string' ? rule : printRule(rule));
  }

  remove(id: string): boolean {
    return this.#book.remove(id);
  }

  match(post: Post): string[] {
    this.#read(post);
    this.#upkeep.afterPost(this.#reader.hits, this.#reader.hitCount);
    const ids = this.#matcher.match(this.#nextPost());
    this.#reader.forget();
    return ids;
  }

  explain(post: Post, id: string): Explanation | undefined {
    const slot = this.#book.slotOf(id);
    const rule = slot === undefined ? undefined : this.#book.ruleIn(slot);
    if (slot === undefined || rule === undefined) return undefined;
    this.#read(post);
    const matches = this.#matcher.holds(this.#book.addresses[slot]!);
    const explanation = matches ? explainPost(rule, this.#reader, this.#book.findTerm) : undefined;
    this.#reader.forget();
    return explanation;
  }

  #read(post: Post): void {
    this.#reader.read(post.text);
    this.#restrict(PLACE, post.place);
    this.#restrict(SOURCE, post.source);
    this.#restrict(LANG, post.lang);
  }

  #restrict(kind: number, values: string | readonly string[] | undefined): void {
    if (values === undefined || !this.#book.terms.has(kind)) return;
    if (typeof values === 'string') this.#markValue(kind, values);
    else for (const value of values) this.#markValue(kind, value);
  }

  #markValue(kind: number, value: string): void {
    const term = this.#book.terms.find(kind, this.#folded(value));
    if (term !== NONE) this.#reader.mark(term);
  }

  /** The same few places and sources come with every post. */
  #folded(value: string): string {
    const known = this.#values.get(value);
    if (known !== undefined) return known;
    if (this.#values.size >= MOST_VALUES) this.#values.clear();
    const folded = foldValue(value);
    this.#values.set(value, folded);
    return folded;
  }

  /** The number of the post that was read last, another one than of any that a rule may remember. */
  #nextPost(): number {
    this.#posts = (this.#posts % 0x7fffffff) + 1;
    if (this.#posts === 1) this.#book.clearMatched();
    return this.#posts;
  }
}
