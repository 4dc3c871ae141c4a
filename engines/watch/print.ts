import type { Rule } from './syntax.ts';

/** How tightly an operator binds; a part that binds looser than its place needs parentheses. */
const BINDING = { or: 0, and: 1, near: 2, not: 3 } as const;
const LEAF = 4;
/** Values that need no quotation marks. */
const SAFE_VALUE = /^[\p{L}\p{Nd}_:/@.-]*[\p{L}\p{Nd}]$/u;

/** Writes a rule in the full language: parsing what it writes gives the same tree. */
export function printRule(rule: Rule): string {
  switch (rule.kind) {
    case 'word':
      return rule.text;
    case 'prefix':
      return `${rule.text}*`;
    case 'hashtag':
      return `#${rule.text}`;
    case 'phrase':
      return `${rule.exact ? '' : '~'}"${rule.words.map(({ text, prefix }) => (prefix ? `${text}*` : text)).join(' ')}"`;
    case 'restriction':
      return `${rule.field}:${SAFE_VALUE.test(rule.value) ? rule.value : `"${rule.value}"`}`;
    case 'not':
      return `-${within(rule.rule, BINDING.not)}`;
    case 'near':
      return `${within(rule.left, BINDING.near)} NEAR/${rule.distance} ${within(rule.right, BINDING.near + 1)}`;
    case 'and':
      return rule.rules.map((part) => within(part, BINDING.and)).join(' ');
    case 'or':
      return rule.rules.map((part) => within(part, BINDING.or)).join(' OR ');
  }
}

function within(rule: Rule, binding: number): string {
  const written = printRule(rule);
  return bindingOf(rule) < binding ? `(${written})` : written;
}

function bindingOf(rule: Rule): number {
  return rule.kind === 'or' || rule.kind === 'and' || rule.kind === 'near' || rule.kind === 'not'
    ? BINDING[rule.kind]
    : LEAF;
}
