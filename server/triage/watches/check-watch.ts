import type { Static } from 'typebox';
import { Refusal } from '../../platform/refusal.ts';
import { personsIn } from './names-person.rules.ts';
import type { CheckedWatch, WatchToCheck } from './watch.schema.ts';
import { parseWatch } from './watch-rule.rules.ts';

const fields = ['name', 'purpose', 'rule'] as const;

/** Everything that would have a watch refused for its words. */
export function checkWatch(watch: Static<typeof WatchToCheck>): Static<typeof CheckedWatch> {
  const parsed = parseWatch(watch.form, watch.rule);
  const persons = fields.flatMap((field) => personsIn(watch[field]).map((one) => ({ field, ...one })));
  if (parsed.ok) return { problem: null, persons };
  const { code, params, column, length, fix } = parsed.problem;
  return { problem: { code, params: { ...params }, column, length, fix: fix ?? null }, persons };
}

/** @throws Refusal `watch-rule-wrong`, `watch-names-person` */
export function requireSound(watch: Static<typeof WatchToCheck>): void {
  const { problem, persons } = checkWatch(watch);
  if (problem) throw new Refusal('watch-rule-wrong', { problem: problem.code, column: problem.column });
  const [person] = persons;
  if (person) throw new Refusal('watch-names-person', { field: person.field, text: person.text });
}
