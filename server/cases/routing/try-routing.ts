import { setImmediate } from 'node:timers/promises';
import { type WorksAt, workplacesOf } from '../../access/index.ts';
import type { Facts } from '../../conditions/index.ts';
import type { Person } from '../../platform/actor.ts';
import { authorise } from '../../platform/policy.ts';
import {
  compareRouters,
  compileRouting,
  type EffectDifference,
  factsOf,
  mayChangeRouting,
  noEffects,
  type RouteMove,
  type RoutingEffects,
  type RoutingFinding,
  type RoutingRule,
  routerOf,
  routingFindings,
} from '../../territory/index.ts';
import type { CaseParts } from '../act.ts';
import { sightOf } from '../sight.ts';
import { type RoutedCase, routedSince } from './routing-facts.store.ts';

export interface Trial {
  /** How many were tried. */
  readonly tried: number;
  readonly unroutedBefore: number;
  readonly unroutedAfter: number;
  readonly moves: readonly (Omit<RouteMove, 'examples'> & {
    readonly examples: readonly {
      caseId: string;
      number: string;
      title: string;
      authorityId: string | null;
    }[];
  })[];
  readonly effects: readonly EffectDifference[];
  readonly findings: readonly RoutingFinding[];
}

type Rule = Pick<RoutingRule, 'id' | 'position' | 'conditions' | 'authorityId' | 'executorId' | 'note'> &
  Partial<RoutingEffects>;

/** How many are asked before others get their turn. */
const atOnce = 250;

/**
 * What proposed rules would have made of the last days' cases, beside what the rules in force make of them: nothing is
 * changed by asking.
 * @throws Refusal `forbidden`
 */
export async function tryRouting(
  parts: CaseParts,
  person: Person,
  input: { rules: readonly Rule[]; days: number; limit: number },
): Promise<Trial> {
  const { realmId } = person;
  authorise(mayChangeRouting, person, { realmId });
  const at = parts.clock.now();
  const since = new Date(at.getTime() - input.days * 86_400_000);
  const { directory, cases, worksAt } = await parts.database.inRealm(realmId, async (tx) => ({
    directory: await parts.directories.of(tx, realmId),
    cases: await routedSince(tx, realmId, {
      centreIds: sightOf(person).centreIds,
      since,
      limit: input.limit,
    }),
    worksAt: await workplacesOf(
      tx,
      realmId,
      input.rules.flatMap(({ executorId }) => executorId ?? []),
      at,
    ),
  }));
  const before = routerOf(directory);
  const rules = input.rules.map((rule) => ({ ...noEffects, ...rule, version: 0 }));
  const after = compileRouting(rules, (id) => directory.authorities.has(id));
  const facts: Facts[] = [];
  for (const [place, row] of cases.entries()) {
    const one = factsOf(directory, { ...row, messages: 1, tags: [] });
    // The text is read here once, so that the comparison finds it read.
    before(one);
    facts.push(one);
    if (place % atOnce === atOnce - 1) await setImmediate();
  }
  const compared = compareRouters(before, after, facts);
  const moves = compared.moves.map((move) => ({
    ...move,
    examples: move.examples.map((place) => example(cases[place]!)),
  }));
  const findings = [...routingFindings(rules), ...thoseWhoLeft(rules, worksAt)];
  return { ...compared, moves, tried: cases.length, findings };
}

/** Rules that name somebody who does not work at their authority. */
function thoseWhoLeft(rules: readonly Rule[], worksAt: WorksAt): RoutingFinding[] {
  return rules
    .filter(({ executorId, authorityId }) => executorId !== null && !worksAt(executorId, authorityId))
    .map(({ id }) => ({ ruleId: id, kind: 'executor left', by: null }));
}

const example = ({ id, number, title, authorityId }: RoutedCase) => ({
  caseId: id,
  number,
  title,
  authorityId,
});
