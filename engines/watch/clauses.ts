import { leafTerm, phraseTerms, type TermOf } from './code.ts';
import type { Rule } from './syntax.ts';

/** Terms of which at least one occurs in every post the rule matches. */
export type Clause = readonly number[];

/** How costly it is to look at a rule whenever one of the terms occurs: about their frequency. */
export type CostOf = (term: number) => number;

/** Clauses kept per rule: more would seldom find a rarer one. */
const MAX_CLAUSES = 8;

/**
 * What a rule requires, as clauses that must all hold; the cheapest first. Empty for a rule that requires
 * nothing, which the parsers refuse.
 */
export function clausesOf(rule: Rule, termOf: TermOf, costOf: CostOf): Clause[] {
  const found = required(rule, termOf, costOf);
  if (found.length < 2) return found;
  const priced = found.map((clause) => ({ clause, cost: priceOf(clause, costOf) }));
  priced.sort((a, b) => a.cost - b.cost);
  return priced.slice(0, MAX_CLAUSES).map(({ clause }) => clause);
}

/** The cost of looking at a rule under all terms of the clause. */
export function priceOf(clause: Clause, costOf: CostOf): number {
  let price = 0;
  for (const term of clause) price += costOf(term);
  return price;
}

function required(rule: Rule, termOf: TermOf, costOf: CostOf): Clause[] {
  switch (rule.kind) {
    case 'and':
      return rule.rules.flatMap((part) => required(part, termOf, costOf));
    case 'near':
      return [...required(rule.left, termOf, costOf), ...required(rule.right, termOf, costOf)];
    case 'or':
      return anyOf(rule.rules, termOf, costOf);
    case 'phrase':
      return phraseTerms(rule, termOf).map((term) => [term]);
    case 'not':
      return [];
    default:
      return [[leafTerm(rule, termOf)]];
  }
}

/** One clause that holds whichever alternative does: the cheapest of each, together. */
function anyOf(rules: readonly Rule[], termOf: TermOf, costOf: CostOf): Clause[] {
  const joined = new Set<number>();
  for (const part of rules) {
    const [cheapest] = clausesOf(part, termOf, costOf);
    if (cheapest === undefined) return [];
    for (const term of cheapest) joined.add(term);
  }
  return [[...joined]];
}
