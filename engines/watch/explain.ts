import { leafTerm, positional, type TermOf } from './code.ts';
import { printRule } from './print.ts';
import type { Reader } from './reader.ts';
import { type Span, spansOf } from './spans.ts';
import type { Rule } from './syntax.ts';

/** A place in the post's text, in UTF-16 units, end exclusive, and the part of the rule found there. */
export interface Highlight {
  readonly start: number;
  readonly end: number;
  /** As printed: `яма`, `дорог*`, `"во дворе"`. */
  readonly part: string;
}

/** Why a rule matches a post. */
export interface Explanation {
  /** In order of the text; phrases are one highlight; parts may overlap. */
  readonly highlights: readonly Highlight[];
  /** Restrictions the post fulfils, as printed: `place:пермь`. */
  readonly restrictions: readonly string[];
}

/** Explains a match of the rule with the post the reader has read. */
export function explainPost(rule: Rule, reader: Reader, termOf: TermOf): Explanation {
  const explainer = new Explainer(reader, termOf);
  explainer.explain(rule);
  return { highlights: inOrder(explainer.highlights), restrictions: [...explainer.restrictions] };
}

class Explainer {
  readonly highlights: Highlight[] = [];
  readonly restrictions = new Set<string>();
  readonly #reader: Reader;
  readonly #termOf: TermOf;

  constructor(reader: Reader, termOf: TermOf) {
    this.#reader = reader;
    this.#termOf = termOf;
  }

  /** Collects what makes the rule true. @returns whether it is */
  explain(rule: Rule): boolean {
    switch (rule.kind) {
      case 'and':
        return this.#holds(rule) && rule.rules.map((part) => this.explain(part)).every(Boolean);
      case 'or':
        return rule.rules.map((part) => this.explain(part)).some(Boolean);
      case 'not':
        return this.#holds(rule);
      case 'restriction':
        if (this.#holds(rule)) this.restrictions.add(printRule(rule));
        return this.#holds(rule);
      case 'near':
        return this.#near(rule);
      default:
        return this.#mark(rule, this.#spans(rule));
    }
  }

  #holds(rule: Rule): boolean {
    if (rule.kind === 'and') return rule.rules.every((part) => this.#holds(part));
    if (rule.kind === 'or') return rule.rules.some((part) => this.#holds(part));
    if (rule.kind === 'not') return !this.#holds(rule.rule);
    if (rule.kind === 'restriction') return this.#reader.has(leafTerm(rule, this.#termOf));
    return this.#spans(rule).length > 0;
  }

  #spans(rule: Rule): Span[] {
    return spansOf(this.#reader, positional(rule, this.#termOf), 0);
  }

  /** Of the words beside NEAR only those that are near enough. */
  #near(rule: Rule & { kind: 'near' }): boolean {
    const whole = this.#spans(rule);
    for (const leaf of leavesOf(rule)) {
      const inside = this.#spans(leaf).filter((span) =>
        whole.some(({ first, last }) => span.first >= first && span.last <= last),
      );
      this.#mark(leaf, inside);
    }
    return whole.length > 0;
  }

  #mark(rule: Rule, spans: readonly Span[]): boolean {
    const part = printRule(rule);
    const { words } = this.#reader;
    for (const { first, last } of spans) {
      const tag =
        rule.kind === 'hashtag' ? this.#reader.tags.find(({ firstWord }) => firstWord === first) : undefined;
      const start = tag?.start ?? words.inText(words.places[2 * first]!);
      this.highlights.push({ start, end: tag?.end ?? words.inText(words.places[2 * last + 1]!), part });
    }
    return spans.length > 0;
  }
}

function leavesOf(rule: Rule): Rule[] {
  if (rule.kind === 'near') return [...leavesOf(rule.left), ...leavesOf(rule.right)];
  return rule.kind === 'or' ? rule.rules.flatMap(leavesOf) : [rule];
}

/** By place, then part; what `яма | яма` finds twice once. */
function inOrder(highlights: readonly Highlight[]): Highlight[] {
  const sorted = highlights.toSorted(
    (a, b) => a.start - b.start || a.end - b.end || (a.part < b.part ? -1 : Number(a.part > b.part)),
  );
  return sorted.filter((one, i) => {
    const before = sorted[i - 1];
    return before?.start !== one.start || before.end !== one.end || before.part !== one.part;
  });
}
