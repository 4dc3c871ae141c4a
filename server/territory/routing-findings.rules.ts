import { implies, isReachable, overlap } from '../conditions/index.ts';
import type { RoutingRule } from './directory.types.ts';

/**
 * `never`: no case can meet it. `covered`: every case that meets it has met an earlier one, `by` it or by several
 * together (null). `overlaps`: some meet both, none contains the other, and they name different authorities: their
 * order decides. `executor left`: whom it names does not work at its authority, which gets the cases alone.
 */
export interface RoutingFinding {
  readonly ruleId: string;
  readonly kind: 'never' | 'covered' | 'overlaps' | 'executor left';
  readonly by: string | null;
}

type Rule = Pick<RoutingRule, 'id' | 'position' | 'conditions' | 'authorityId'>;

/** What an editor should be told of a set of rules before it decides anything. */
export function routingFindings(rules: readonly Rule[]): RoutingFinding[] {
  const inOrder = rules.toSorted((a, b) => a.position - b.position);
  return inOrder.flatMap((rule, place): RoutingFinding[] => {
    const earlier = inOrder.slice(0, place);
    if (!isReachable(rule.conditions)) return [{ ruleId: rule.id, kind: 'never' as const, by: null }];
    const cover = earlier.find(({ conditions }) => implies(rule.conditions, conditions));
    const covered = cover ?? coveredBySeveral(rule, earlier);
    if (covered) return [{ ruleId: rule.id, kind: 'covered' as const, by: cover?.id ?? null }];
    return earlier
      .filter((other) => crosses(other, rule))
      .map(({ id }) => ({ ruleId: rule.id, kind: 'overlaps' as const, by: id }));
  });
}

function coveredBySeveral(rule: Rule, earlier: readonly Rule[]): boolean {
  return !isReachable(
    rule.conditions,
    earlier.map(({ conditions }) => conditions),
  );
}

/** A special rule before a general one is how rules are meant to be written. */
function crosses(earlier: Rule, later: Rule): boolean {
  if (earlier.authorityId === later.authorityId) return false;
  return overlap(earlier.conditions, later.conditions) && !implies(earlier.conditions, later.conditions);
}
