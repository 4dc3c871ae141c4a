import * as code from './code.ts';
import type { Reader } from './reader.ts';

/* Constants that loops use are the module's own and not exported: V8 looks others up at each use (docs/decisions/0069). */
const { NODE_NEAR, NODE_OR, NODE_PHRASE, NODE_TAG } = code;

/** Words of a post, both ends included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Positional nodes, as `positional` writes them. */
type Nodes = ArrayLike<number>;

/** A span as one number: its first word times this, and its last. In order of numbers they are in order of the text. */
const SCALE = 2 ** 26;

/** Whether the phrase `[count, terms…]` occurs. */
export function hasPhrase(reader: Reader, nodes: Nodes, at: number): boolean {
  const { occurrences, occurrenceCount, wordOf } = reader;
  const first = nodes[at + 1]!;
  for (let i = 0; i < occurrenceCount; i++) {
    if (occurrences[i] === first && continues(reader, nodes, at, wordOf[i]!)) return true;
  }
  return false;
}

/** Whether the positional node at `at` occurs. */
export function occurs(reader: Reader, nodes: Nodes, at: number): boolean {
  return finder.find(reader, nodes, at) > 0;
}

/** Where the positional node at `at` occurs, in order, each place once. */
export function spansOf(reader: Reader, nodes: Nodes, at: number): Span[] {
  const count = finder.find(reader, nodes, at);
  return Array.from(finder.spans.subarray(0, count), (span) => ({
    first: firstOf(span),
    last: lastOf(span),
  }));
}

/** Whether the terms of a phrase after its first follow the word where this one stands. */
function continues(reader: Reader, nodes: Nodes, at: number, word: number): boolean {
  const count = nodes[at]!;
  if (word + count > reader.words.count) return false;
  for (let i = 1; i < count; i++) if (!reader.isTerm(word + i, nodes[at + 1 + i]!)) return false;
  return true;
}

/** Reads nodes in prefix order. Spans are gathered in one array that is kept: those of a node lie behind those before it. */
class SpanFinder {
  spans = new Float64Array(256);
  #end = 0;
  #reader!: Reader;
  #nodes!: Nodes;
  #at = 0;

  /** @returns how many spans of the node at `at` there are, the first of `spans` */
  find(reader: Reader, nodes: Nodes, at: number): number {
    this.#reader = reader;
    this.#nodes = nodes;
    this.#at = at;
    this.#end = 0;
    this.#find();
    return this.#end;
  }

  #find(): void {
    const kind = this.#nodes[this.#at++]!;
    const argument = this.#nodes[this.#at++]!;
    if (kind === NODE_PHRASE) this.#phrase(argument);
    else if (kind === NODE_TAG) this.#tag(argument);
    else if (kind === NODE_OR) this.#alternatives(argument);
    else if (kind === NODE_NEAR) this.#near(argument);
    else throw new Error(`No positional node ${kind}`);
  }

  #phrase(count: number): void {
    const at = this.#at - 1;
    this.#at += count;
    const { occurrences, occurrenceCount, wordOf } = this.#reader;
    const first = this.#nodes[at + 1]!;
    if (!this.#reader.has(first)) return;
    for (let i = 0; i < occurrenceCount; i++) {
      if (occurrences[i] !== first) continue;
      const word = wordOf[i]!;
      if (continues(this.#reader, this.#nodes, at, word)) this.#push(word, word + count - 1);
    }
  }

  #tag(term: number): void {
    for (const tag of this.#reader.tags) if (tag.term === term) this.#push(tag.firstWord, tag.lastWord);
  }

  #alternatives(count: number): void {
    const start = this.#end;
    for (let i = 0; i < count; i++) this.#find();
    this.#tidy(start);
  }

  /** Spans that cover one of each side, when these do not overlap and are at most `distance` words apart. */
  #near(distance: number): void {
    const left = this.#end;
    this.#find();
    const right = this.#end;
    this.#find();
    const end = this.#end;
    const reach = distance + this.#longest(right, end);
    let from = right;
    for (let i = left; i < right; i++) {
      const one = this.spans[i]!;
      while (from < end && firstOf(this.spans[from]!) < firstOf(one) - reach) from++;
      for (let j = from; j < end && firstOf(this.spans[j]!) <= lastOf(one) + distance; j++)
        this.#join(one, this.spans[j]!, distance);
    }
    this.spans.copyWithin(left, end, this.#end);
    this.#end -= end - left;
    this.#tidy(left);
  }

  #longest(from: number, end: number): number {
    let longest = 0;
    for (let i = from; i < end; i++)
      longest = Math.max(longest, lastOf(this.spans[i]!) - firstOf(this.spans[i]!));
    return longest;
  }

  /** From the end of one to the beginning of the other: 1 for neighbours, below that they overlap. */
  #join(a: number, b: number, distance: number): void {
    const gap = Math.max(firstOf(a) - lastOf(b), firstOf(b) - lastOf(a));
    if (gap <= 0 || gap > distance) return;
    this.#push(Math.min(firstOf(a), firstOf(b)), Math.max(lastOf(a), lastOf(b)));
  }

  #push(first: number, last: number): void {
    if (this.#end === this.spans.length) {
      const larger = new Float64Array(2 * this.#end);
      larger.set(this.spans);
      this.spans = larger;
    }
    this.spans[this.#end++] = first * SCALE + last;
  }

  /** Puts the spans from `start` in order, each once. */
  #tidy(start: number): void {
    const { spans } = this;
    const end = this.#end;
    let sorted = start + 1;
    while (sorted < end && spans[sorted - 1]! < spans[sorted]!) sorted++;
    if (sorted >= end) return;
    spans.subarray(start, end).sort();
    this.#end = start + 1;
    for (let i = start + 1; i < end; i++) if (spans[i] !== spans[i - 1]) spans[this.#end++] = spans[i]!;
  }
}

/** One for all: a search ends before the next begins. */
const finder = new SpanFinder();

function firstOf(span: number): number {
  return Math.floor(span / SCALE);
}

function lastOf(span: number): number {
  return span - firstOf(span) * SCALE;
}
