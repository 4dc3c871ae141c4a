import { compileCondition, type Facts } from '../../conditions/index.ts';
import type { StoredEvent } from '../../platform/event-log.ts';
import type { Rule } from './rule.types.ts';

/** Under this name automation acts; by it its own events are known. */
export const automationName = 'automation';

type Asked = Pick<StoredEvent, 'type' | 'at' | 'actorKind' | 'actorName'>;

/** What automation did itself fires nothing: so no chain of rules is longer than one. */
export const isOwn = ({ actorKind, actorName }: Asked) =>
  actorKind === 'system' && actorName === automationName;

/** A rule ready to be asked of many events. */
export function compileRule(rule: Pick<Rule, 'eventTypes' | 'conditions'>) {
  const question = compileCondition(rule.conditions);
  return (event: Asked, facts: Facts): boolean =>
    rule.eventTypes.includes(event.type) && !isOwn(event) && question.holds(facts);
}
