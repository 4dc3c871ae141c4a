import { createStemmer, normalise, tokenise } from '../../engines/text/index.ts';
import type { ChoiceFieldName, Condition, Facts, NumberFieldName } from './condition.schema.ts';

const stemmer = createStemmer();

/** One part of a condition and whether it held: enough to say why. */
export interface Finding {
  readonly condition: Condition;
  readonly held: boolean;
}

/** A condition made ready to be asked many times. */
export interface Question {
  holds(facts: Facts): boolean;
  /** Every part that decided, depth first. */
  explain(facts: Facts): Finding[];
}

export function compileCondition(condition: Condition): Question {
  const test = build(condition);
  return {
    holds: (facts) => test(facts, undefined),
    explain(facts) {
      const findings: Finding[] = [];
      test(facts, findings);
      return findings;
    },
  };
}

type Test = (facts: Facts, findings: Finding[] | undefined) => boolean;

function build(condition: Condition): Test {
  if ('all' in condition) {
    const parts = condition.all.map(build);
    return (facts, findings) => parts.every((part) => part(facts, findings));
  }
  if ('any' in condition) {
    const parts = condition.any.map(build);
    return (facts, findings) => parts.some((part) => part(facts, findings));
  }
  if ('not' in condition) {
    const part = build(condition.not);
    return (facts, findings) => !part(facts, findings);
  }
  const test = leaf(condition);
  return (facts, findings) => {
    const held = test(facts);
    findings?.push({ condition, held });
    return held;
  };
}

function leaf(condition: Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>) {
  if ('words' in condition) return wordTest(condition.words);
  if ('in' in condition) return nameTest(condition.field, condition.in);
  return numberTest(condition.field, condition.from, condition.to);
}

function nameTest(field: ChoiceFieldName, values: readonly string[]) {
  const wanted = new Set(values);
  if (field === 'tag') return (facts: Facts) => facts.tags?.some((tag) => wanted.has(tag)) ?? false;
  return (facts: Facts) => {
    const value = facts.named[field];
    return value != null && wanted.has(value);
  };
}

function numberTest(field: NumberFieldName, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY) {
  return (facts: Facts) => {
    const value = facts.numbers[field];
    return value !== undefined && value >= from && value <= to;
  };
}

/** The stems of a text's words, as conditions compare them. */
export function stemsOf(text: string): string[] {
  return tokenise(normalise(text))
    .filter((token) => token.kind === 'word' || token.kind === 'number' || token.kind === 'hashtag')
    .map((token) => stemmer(token.text));
}

/** Many conditions ask of the same facts: their text is read once for all of them. */
const lines = new WeakMap<Facts, string>();

function lineOf(facts: Facts): string {
  const known = lines.get(facts);
  if (known !== undefined) return known;
  const line = ` ${stemsOf(facts.text).join(' ')} `;
  lines.set(facts, line);
  return line;
}

function wordTest(words: readonly string[]) {
  const wanted = words
    .map(stemsOf)
    .filter((stems) => stems.length > 0)
    .map((stems) => ` ${stems.join(' ')} `);
  return (facts: Facts) => wanted.some((phrase) => lineOf(facts).includes(phrase));
}
