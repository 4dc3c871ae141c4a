import { type Parsed, parseRule, parseSimpleRule, type Rule } from '../../../engines/watch/index.ts';
import type { Restriction, RuleForm } from './watch.types.ts';

export function parseWatch(form: RuleForm, text: string): Parsed {
  return form === 'simple' ? parseSimpleRule(text) : parseRule(text);
}

/** The rule with what the watch is restricted to; areas and channels are meant by their ids, which every post carries. */
export function restricted(rule: Rule, { areaId, channelId, language }: Restriction): Rule {
  const leaves = [
    { field: 'place' as const, value: areaId },
    { field: 'source' as const, value: channelId },
    { field: 'lang' as const, value: language },
  ].flatMap(({ field, value }) => (value === null ? [] : [{ kind: 'restriction' as const, field, value }]));
  if (leaves.length === 0) return rule;
  return { kind: 'and', rules: [...(rule.kind === 'and' ? rule.rules : [rule]), ...leaves] };
}
