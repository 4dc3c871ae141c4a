import type { Rule } from './syntax.ts';
import { EXACT, HASHTAG, LANG, PLACE, PREFIX, SOURCE, STEM } from './terms.ts';

/** Gives the number of a term; compiling acquires it, explaining only looks it up. */
export type TermOf = (kind: number, text: string) => number;

/* Instructions are two integers: where to go on true and on false with the operation, and its argument. */
export const TEST = 0;
export const PHRASE = 1;
export const NEAR = 2;
/** Jumps are instruction numbers below these two. */
export const ACCEPT = 0x3fff;
export const REJECT = 0x3ffe;

/* Nodes of positional data. */
export const NODE_PHRASE = 0;
export const NODE_TAG = 1;
export const NODE_OR = 2;
export const NODE_NEAR = 3;

/** A rule as numbers. `code` begins with its last instruction; arguments of PHRASE and NEAR are indices into `data`. */
export interface Compiled {
  readonly code: readonly number[];
  /** Phrases as [count, terms…]; NEAR as nodes in prefix order, see `spans.ts`. */
  readonly data: readonly number[];
}

const KIND_OF_FIELD = { place: PLACE, source: SOURCE, lang: LANG } as const;

/**
 * Emits code from the last part to the first, so that both targets of an instruction are known when it is
 * emitted and evaluation stops at the first part that decides.
 */
export class Coder {
  readonly code: number[] = [];
  readonly data: number[] = [];
  readonly #termOf: TermOf;

  constructor(termOf: TermOf) {
    this.#termOf = termOf;
  }

  /** @returns the instruction at which the evaluation of the rule begins */
  emit(rule: Rule, yes: number, no: number): number {
    switch (rule.kind) {
      case 'and':
        return cheapFirst(rule.rules).reduceRight((next, part) => this.emit(part, next, no), yes);
      case 'or':
        return cheapFirst(rule.rules).reduceRight((next, part) => this.emit(part, yes, next), no);
      case 'not':
        return this.emit(rule.rule, no, yes);
      case 'phrase':
        return this.#phrase(rule, yes, no);
      case 'near': {
        const near = this.#instruction(
          NEAR,
          this.#stored(() => positional(rule, this.#termOf)),
          yes,
          no,
        );
        return this.emit(rule.left, this.emit(rule.right, near, no), no);
      }
      default:
        return this.#instruction(TEST, leafTerm(rule, this.#termOf), yes, no);
    }
  }

  /** All words must be there before it is worth while to look whether they are adjacent. */
  #phrase(rule: Rule & { kind: 'phrase' }, yes: number, no: number): number {
    const terms = phraseTerms(rule, this.#termOf);
    const first =
      terms.length > 1
        ? this.#instruction(
            PHRASE,
            this.#stored(() => [terms.length, ...terms]),
            yes,
            no,
          )
        : yes;
    return terms.reduceRight((next, term) => this.#instruction(TEST, term, next, no), first);
  }

  #stored(numbers: () => readonly number[]): number {
    const start = this.data.length;
    this.data.push(...numbers());
    return start;
  }

  #instruction(operation: number, argument: number, yes: number, no: number): number {
    this.code.push(operation | (yes << 4) | (no << 18), argument);
    return this.code.length / 2 - 1;
  }
}

/** Parts that need only look at which terms occur, before those that look at their places. */
function cheapFirst(rules: readonly Rule[]): readonly Rule[] {
  const dear = rules.filter(readsPlaces);
  return dear.length === 0 ? rules : [...rules.filter((rule) => !readsPlaces(rule)), ...dear];
}

function readsPlaces(rule: Rule): boolean {
  if (rule.kind === 'not') return readsPlaces(rule.rule);
  if (rule.kind === 'and' || rule.kind === 'or') return rule.rules.some(readsPlaces);
  return rule.kind === 'near' || rule.kind === 'phrase';
}

/** The term of a rule that is a single one. */
export function leafTerm(
  rule: Rule & { kind: 'word' | 'prefix' | 'hashtag' | 'restriction' },
  termOf: TermOf,
): number {
  if (rule.kind === 'restriction') return termOf(KIND_OF_FIELD[rule.field], rule.value);
  if (rule.kind === 'hashtag') return termOf(HASHTAG, rule.text);
  return termOf(rule.kind === 'word' ? STEM : PREFIX, rule.text);
}

/** The terms of a phrase in order. */
export function phraseTerms(rule: Rule & { kind: 'phrase' }, termOf: TermOf): number[] {
  const whole = rule.exact ? EXACT : STEM;
  return rule.words.map(({ text, prefix }) => termOf(prefix ? PREFIX : whole, text));
}

/** A positional rule as nodes in prefix order. */
export function positional(rule: Rule, termOf: TermOf): number[] {
  switch (rule.kind) {
    case 'near':
      return [NODE_NEAR, rule.distance, ...positional(rule.left, termOf), ...positional(rule.right, termOf)];
    case 'or':
      return [NODE_OR, rule.rules.length, ...rule.rules.flatMap((part) => positional(part, termOf))];
    case 'phrase':
      return [NODE_PHRASE, rule.words.length, ...phraseTerms(rule, termOf)];
    case 'hashtag':
      return [NODE_TAG, leafTerm(rule, termOf)];
    case 'word':
    case 'prefix':
      return [NODE_PHRASE, 1, leafTerm(rule, termOf)];
    default:
      return [NODE_OR, 0];
  }
}
