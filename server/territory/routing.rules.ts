import { compileCondition, type Facts, type Question } from '../conditions/index.ts';
import type { Directory, RoutingEffects, RoutingRule } from './directory.types.ts';

/** Why a case goes where it goes; codes and ids, the words are the catalogue's. */
export interface RouteReason {
  /** The rule that decided, or none did and it stays with its centre. */
  readonly ruleId: string | null;
  readonly position: number | null;
  readonly note: string | null;
  /** How many rules were tried before. */
  readonly passedOver: number;
  /** No rule decided, the topic's passport did. */
  readonly passport?: true;
  /** Whom the rule names no longer works there. */
  readonly executorLeft?: true;
}

export interface Route {
  readonly authorityId: string | null;
  readonly executorId: string | null;
  readonly reason: RouteReason;
  /** Of the rule that decided; nothing when none did. */
  readonly effects: RoutingEffects;
}

export const noEffects: RoutingEffects = {
  tags: [],
  watcherIds: [],
  joinsMassProblem: false,
  automaticFrom: null,
};

/** The rules of a realm, ready to be asked for every case. */
export type Router = (facts: Facts) => Route;

const compiled = new WeakMap<Directory, Router>();

/** Compiled once for each state of the directory. */
export function routerOf(directory: Directory): Router {
  const known = compiled.get(directory);
  if (known) return known;
  const byRules = compileRouting(directory.routing, (id) => directory.authorities.has(id));
  const router: Router = (facts) => {
    const route = byRules(facts);
    return route.authorityId === null ? byPassport(directory, facts, route) : route;
  };
  compiled.set(directory, router);
  return router;
}

/** Where the topic's passport sends it, by place; else as it was. */
function byPassport(directory: Directory, facts: Facts, route: Route): Route {
  const { topic, area } = facts.named;
  const choices = (directory.topics.get(topic ?? '')?.passport.authorities ?? []).filter(({ authorityId }) =>
    directory.authorities.has(authorityId),
  );
  const chosen =
    choices.find(({ areaId }) => areaId !== null && areaId === area) ??
    choices.find(({ areaId }) => areaId === null);
  if (!chosen) return route;
  return { ...route, authorityId: chosen.authorityId, reason: { ...route.reason, passport: true } };
}

/** The first rule, in order, whose conditions hold and whose authority still exists, decides. */
export function compileRouting(
  rules: readonly RoutingRule[],
  exists: (authorityId: string) => boolean,
): Router {
  const questions: readonly [RoutingRule, Question][] = [...rules]
    .sort((a, b) => a.position - b.position)
    .filter((rule) => exists(rule.authorityId))
    .map((rule) => [rule, compileCondition(rule.conditions)]);
  return (facts) => {
    const index = questions.findIndex(([, question]) => question.holds(facts));
    const rule = questions[index]?.[0];
    if (!rule) {
      const reason = { ruleId: null, position: null, note: null, passedOver: questions.length };
      return { authorityId: null, executorId: null, reason, effects: noEffects };
    }
    const { id: ruleId, position, note, authorityId, executorId } = rule;
    return { authorityId, executorId, reason: { ruleId, position, note, passedOver: index }, effects: rule };
  };
}
