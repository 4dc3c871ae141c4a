import type { Rule } from './syntax.ts';

/**
 * The outermost part of a rule that keeps it from requiring anything to be present, if there is one:
 * such a rule would match nearly every post. Double negation counts as nothing required.
 */
export function openPart(rule: Rule): Rule | undefined {
  if (rule.kind === 'not') return rule;
  if (rule.kind === 'or') return rule.rules.find((part) => openPart(part) !== undefined);
  if (rule.kind !== 'and' || rule.rules.some((part) => openPart(part) === undefined)) return undefined;
  const alternatives = rule.rules.find((part) => part.kind === 'or');
  return alternatives === undefined ? rule : openPart(alternatives);
}
