import { NODE_NEAR, NODE_OR, NODE_PHRASE, NODE_TAG } from './code.ts';
import type { Reader } from './reader.ts';

/** Words of a post, both ends included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Positional nodes, as `positional` writes them. */
type Nodes = ArrayLike<number>;

/** Whether the `count` terms at `at` occur one directly after another, beginning with word `first`. */
function phraseAt(reader: Reader, nodes: Nodes, at: number, count: number, first: number): boolean {
  for (let i = 0; i < count; i++) if (!reader.isTerm(first + i, nodes[at + i]!)) return false;
  return true;
}

/** Whether the phrase `[count, terms…]` occurs. */
export function hasPhrase(reader: Reader, nodes: Nodes, at: number): boolean {
  const count = nodes[at]!;
  for (let first = 0; first + count <= reader.count; first++) {
    if (phraseAt(reader, nodes, at + 1, count, first)) return true;
  }
  return false;
}

/** Whether the positional node at `at` occurs. */
export function occurs(reader: Reader, nodes: Nodes, at: number): boolean {
  return new SpanFinder(reader, nodes, at).find().length > 0;
}

/** Where the positional node at `at` occurs, in order, each place once. */
export function spansOf(reader: Reader, nodes: Nodes, at: number): Span[] {
  return new SpanFinder(reader, nodes, at).find();
}

class SpanFinder {
  readonly #reader: Reader;
  readonly #nodes: Nodes;
  #at: number;

  constructor(reader: Reader, nodes: Nodes, at: number) {
    this.#reader = reader;
    this.#nodes = nodes;
    this.#at = at;
  }

  find(): Span[] {
    const kind = this.#nodes[this.#at++]!;
    const argument = this.#nodes[this.#at++]!;
    if (kind === NODE_PHRASE) return this.#phrase(argument);
    if (kind === NODE_TAG) return this.#tag(argument);
    if (kind === NODE_OR) return this.#alternatives(argument);
    if (kind !== NODE_NEAR) throw new Error(`No positional node ${kind}`);
    const left = this.find();
    return near(left, this.find(), argument);
  }

  #phrase(count: number): Span[] {
    const at = this.#at;
    this.#at += count;
    const spans: Span[] = [];
    for (let i = 0; i < count; i++) if (!this.#reader.has(this.#nodes[at + i]!)) return spans;
    for (let first = 0; first + count <= this.#reader.count; first++) {
      if (phraseAt(this.#reader, this.#nodes, at, count, first))
        spans.push({ first, last: first + count - 1 });
    }
    return spans;
  }

  #tag(term: number): Span[] {
    const tags = this.#reader.tags.filter((tag) => tag.term === term);
    return tags.map(({ firstWord, lastWord }) => ({ first: firstWord, last: lastWord }));
  }

  #alternatives(count: number): Span[] {
    const spans: Span[] = [];
    for (let i = 0; i < count; i++) spans.push(...this.find());
    return inOrder(spans);
  }
}

/** Spans that cover one of each side, when these do not overlap and are at most `distance` words apart. */
function near(left: readonly Span[], right: readonly Span[], distance: number): Span[] {
  const longest = right.reduce((most, { first, last }) => Math.max(most, last - first), 0);
  const found: Span[] = [];
  let from = 0;
  for (const one of left) {
    while (from < right.length && right[from]!.first < one.first - longest - distance) from++;
    for (let i = from; i < right.length && right[i]!.first <= one.last + distance; i++) {
      const gap = gapBetween(one, right[i]!);
      if (gap > 0 && gap <= distance) found.push(covering(one, right[i]!));
    }
  }
  return inOrder(found);
}

/** Words from the end of one to the beginning of the other; 1 for neighbours, below that they overlap. */
function gapBetween(a: Span, b: Span): number {
  return Math.max(a.first - b.last, b.first - a.last);
}

function covering(a: Span, b: Span): Span {
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

function inOrder(spans: Span[]): Span[] {
  spans.sort((a, b) => a.first - b.first || a.last - b.last);
  return spans.filter(({ first, last }, i) => first !== spans[i - 1]?.first || last !== spans[i - 1]?.last);
}
