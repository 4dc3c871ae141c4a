import { type Stem, stemByAlphabet } from './canonical.ts';
import { type Explanation, explainPost } from './explain.ts';
import { AT_LENGTH, AT_LIST, AT_SEEN, ENTRY, RECORD } from './filing.ts';
import { foldValue } from './fold.ts';
import { withRoom } from './ints.ts';
import { PAGE_BITS, PAGE_MASK } from './pages.ts';
import { printRule } from './print.ts';
import { AT_ENTRY, AT_MATCHED, AT_SLOT } from './programs.ts';
import { Reader } from './reader.ts';
import { Rulebook } from './rulebook.ts';
import { holds } from './run.ts';
import type { Rule } from './syntax.ts';
import { LANG, NONE, PLACE, SOURCE } from './terms.ts';

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
  /** Word forms remembered, 64 bytes each: a power of two, by default 262,144. */
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
/** Written values of restrictions whose folded form is remembered. */
const MOST_VALUES = 10_000;

/** An empty watcher. */
export function createWatcher(options: WatcherOptions = {}): Watcher {
  return new RuleWatcher(options.stem ?? stemByAlphabet, options.forms ?? DEFAULT_FORMS);
}

class RuleWatcher implements Watcher {
  readonly #book: Rulebook;
  readonly #reader: Reader;
  /** Addresses of the programs that may hold. */
  #candidates = new Int32Array(256);
  #candidateCount = 0;
  #entries = new Int32Array(256);
  #posts = 0;
  readonly #values = new Map<string, string>();

  constructor(stem: Stem, forms: number) {
    this.#book = new Rulebook(stem);
    this.#reader = new Reader(this.#book.terms, stem, forms);
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
    this.#collect();
    this.#fetchEntries();
    this.#count();
    const found: string[] = [];
    for (let i = 0; i < this.#candidateCount; i++) this.#try(this.#candidates[i]!, this.#entries[i]!, found);
    return found;
  }

  explain(post: Post, id: string): Explanation | undefined {
    const slot = this.#book.slotOf(id);
    const rule = slot === undefined ? undefined : this.#book.ruleIn(slot);
    if (slot === undefined || rule === undefined) return undefined;
    this.#read(post);
    if (!this.#holds(this.#book.addresses[slot]!)) return undefined;
    return explainPost(rule, this.#reader, this.#book.findTerm);
  }

  /** Gathers the rules filed under the terms of the post just read, and counts these as seen. */
  #collect(): void {
    const { hits, hitCount } = this.#reader;
    const { records } = this.#book.filing;
    this.#candidateCount = 0;
    for (let i = 0; i < hitCount; i++) {
      const at = hits[i]! * RECORD;
      records[at + AT_SEEN]!++;
      const length = records[at + AT_LENGTH]!;
      if (length > 0) this.#collectFrom(records[at + AT_LIST]!, length);
    }
  }

  /** Gathers from one list the rules whose second clause may hold. */
  #collectFrom(list: number, length: number): void {
    const page = this.#book.filing.pages[list >> PAGE_BITS]!;
    const { sketch } = this.#reader;
    this.#candidates = withRoom(this.#candidates, this.#candidateCount + length);
    const start = list & PAGE_MASK;
    for (let at = start; at < start + length; at += ENTRY) {
      const ab = page[at + 1]!;
      const cd = page[at + 2]!;
      const held = sketch[ab & 0xffff]! | sketch[ab >>> 16]! | sketch[cd & 0xffff]! | sketch[cd >>> 16]!;
      if (held !== 0) this.#candidates[this.#candidateCount++] = page[at]!;
    }
  }

  /**
   * Where each candidate's program begins. In a loop of its own, because these loads from all over the
   * memory do not wait for one another, and bring the programs into the cache before they are run.
   */
  #fetchEntries(): void {
    const { pages } = this.#book.programs;
    this.#entries = withRoom(this.#entries, this.#candidateCount);
    for (let i = 0; i < this.#candidateCount; i++) {
      const address = this.#candidates[i]!;
      this.#entries[i] = pages[address >> PAGE_BITS]![(address & PAGE_MASK) + AT_ENTRY]!;
    }
  }

  #try(address: number, entry: number, found: string[]): void {
    const page = this.#book.programs.pages[address >> PAGE_BITS]!;
    const base = address & PAGE_MASK;
    if (!holds(page, base, entry, this.#reader) || page[base + AT_MATCHED] === this.#posts) return;
    page[base + AT_MATCHED] = this.#posts;
    found.push(this.#book.ids[page[base + AT_SLOT]!]!);
  }

  #holds(address: number): boolean {
    const page = this.#book.programs.pages[address >> PAGE_BITS]!;
    const base = address & PAGE_MASK;
    return holds(page, base, page[base + AT_ENTRY]!, this.#reader);
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

  /** Counts the post, and now and then acts on which terms have proved frequent. */
  #count(): void {
    this.#posts = (this.#posts % 0x7fffffff) + 1;
    if (this.#posts === 1) this.#book.clearMatched();
    if (this.#posts % POSTS_PER_REVIEW === 0) this.#book.review(RULES_PER_REVIEW);
    if (this.#posts % POSTS_PER_HALVING === 0) this.#book.filing.halve();
  }
}
