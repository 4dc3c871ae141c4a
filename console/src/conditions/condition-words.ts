import { useWords, type Words } from '../words/use-words.ts';
import { type Choices, isChoice, useChoices } from './choices.ts';
import { type Condition, isNumber, type Leaf, type Node, toTree } from './condition-tree.ts';

/** Says a condition: "Topic: Snow or Ice; not Place: North". */
export function useConditionWords(): (condition: Condition) => string {
  const words = useWords();
  const choices = useChoices();
  return (condition) => sayNode(toTree(condition), words, choices, 0) || words.t('condition.always');
}

export function useLeafWords(): (leaf: Leaf) => string {
  const words = useWords();
  const choices = useChoices();
  return (leaf) => sayLeaf(leaf, words, choices);
}

function sayNode(node: Node, words: Words, choices: Choices, depth: number): string {
  if (node.kind === 'leaf') return sayLeaf(node, words, choices);
  const parts = node.parts.map((part) => sayNode(part, words, choices, depth + 1));
  const said = parts.join(node.every ? '; ' : ` ${words.t('condition.or')} `);
  const whole = depth > 0 && parts.length > 1 ? `(${said})` : said;
  return node.not ? words.t('condition.not', { what: `(${said})` }) : whole;
}

function sayLeaf(leaf: Leaf, words: Words, choices: Choices): string {
  const { t, code } = words;
  const said = `${code('conditionField', leaf.field)}: ${valuesOf(leaf, words, choices)}`;
  return leaf.not ? t('condition.not', { what: said }) : said;
}

function valuesOf({ field, values, from, to }: Leaf, { t, language }: Words, choices: Choices): string {
  if (isNumber(field)) {
    if (from === undefined) return to === undefined ? '…' : t('condition.upTo', { to });
    return to === undefined ? t('condition.from', { from }) : t('condition.fromTo', { from, to });
  }
  const label = (value: string) =>
    (isChoice(field) && choices[field].find((choice) => choice.value === value)?.label) || value;
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  return list.format(shortened(values.map(label), t)) || '…';
}

function shortened(names: readonly string[], t: Words['t']): string[] {
  return names.length <= 4
    ? [...names]
    : [...names.slice(0, 3), t('condition.more', { count: names.length - 3 })];
}
