import type { Rulebook } from './rulebook.ts';

/** So many posts are counted, every one, before all rules are filed anew for the first time. */
const POSTS_FIRST = 4096;
/** Then so many rules with each post, until all have had their turn. */
const RULES_PER_POST = 4;
/** Later the terms of one post in so many are counted: enough to tell what is frequent. */
const POSTS_PER_COUNT = 8;
/** And after so many posts a few rules are filed anew, under what has proved rarer. */
const POSTS_PER_REVIEW = 256;
const RULES_PER_REVIEW = 32;
/** After so many posts older ones weigh half. */
const POSTS_PER_HALVING = 1 << 20;

/**
 * Learns from posts which terms are rare, and has rules filed under these: a few at a time, so that no post waits. Before
 * any post, rules are filed by how often terms occur in rules, which tells less.
 */
export class Upkeep {
  readonly #book: Rulebook;
  #posts = 0;
  /** Whether the first posts have been counted. */
  #settled = false;
  /** Rules that have not yet had their first turn. */
  #waiting = 0;

  constructor(book: Rulebook) {
    this.#book = book;
  }

  /** Takes a post into account, of which these terms were seen. */
  afterPost(terms: Int32Array, count: number): void {
    this.#posts = (this.#posts % POSTS_PER_HALVING) + 1;
    const posts = this.#posts;
    if (!this.#settled || posts % POSTS_PER_COUNT === 0) this.#book.filing.count(terms, count);
    if (this.#waiting > 0) {
      this.#book.review(RULES_PER_POST);
      this.#waiting -= RULES_PER_POST;
    } else if (posts % POSTS_PER_REVIEW === 0) this.#book.review(RULES_PER_REVIEW);
    if (!this.#settled && posts === POSTS_FIRST) {
      this.#settled = true;
      this.#waiting = this.#book.ids.length;
    }
    if (posts === POSTS_PER_HALVING) this.#book.filing.halve();
  }
}
