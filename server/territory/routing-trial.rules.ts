import type { Facts } from '../conditions/index.ts';
import type { Route, Router } from './routing.rules.ts';

/** Where so many would have gone before, and would go now; null: they stay with their centre. */
export interface RouteMove {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
  /** Places in the list of facts. */
  readonly examples: readonly number[];
}

/** Of how many messages a rule says more than who they go to, before and now, and for how many that differs. */
export interface EffectDifference {
  readonly kind: EffectKind;
  readonly before: number;
  readonly after: number;
  readonly changed: number;
}

type EffectKind = 'executor' | 'tags' | 'watchers' | 'mass problem' | 'automatic';

/** Each effect as one value; empty: there is none. */
const effectOf: Readonly<Record<EffectKind, (route: Route) => string>> = {
  executor: ({ executorId }) => executorId ?? '',
  tags: ({ effects }) => effects.tags.toSorted().join(','),
  watchers: ({ effects }) => effects.watcherIds.toSorted().join(','),
  'mass problem': ({ effects }) => (effects.joinsMassProblem ? 'joins' : ''),
  automatic: ({ effects }) => String(effects.automaticFrom ?? ''),
};

const mostExamples = 3;

/** What two sets of rules make of the same messages, where they differ, the largest difference first. */
export function compareRouters(
  before: Router,
  after: Router,
  facts: readonly Facts[],
): { moves: RouteMove[]; unroutedBefore: number; unroutedAfter: number; effects: EffectDifference[] } {
  const routes = facts.map((one) => ({ from: before(one), to: after(one) }));
  const moves = new Map<
    string,
    { from: string | null; to: string | null; count: number; examples: number[] }
  >();
  let unroutedBefore = 0;
  let unroutedAfter = 0;
  routes.forEach((route, place) => {
    const from = route.from.authorityId;
    const to = route.to.authorityId;
    if (from === null) unroutedBefore += 1;
    if (to === null) unroutedAfter += 1;
    if (from === to) return;
    const key = `${from} ${to}`;
    const move = moves.get(key) ?? { from, to, count: 0, examples: [] };
    move.count += 1;
    if (move.examples.length < mostExamples) move.examples.push(place);
    moves.set(key, move);
  });
  const inOrder = [...moves.values()].sort((a, b) => b.count - a.count);
  return { moves: inOrder, unroutedBefore, unroutedAfter, effects: effectsOf(routes) };
}

/** Only those that some message has, before or now. */
function effectsOf(routes: readonly { from: Route; to: Route }[]): EffectDifference[] {
  return (Object.keys(effectOf) as EffectKind[]).flatMap((kind) => {
    const read = effectOf[kind];
    const pairs = routes.map(({ from, to }) => [read(from), read(to)] as const);
    const before = pairs.filter(([from]) => from !== '').length;
    const after = pairs.filter(([, to]) => to !== '').length;
    const changed = pairs.filter(([from, to]) => from !== to).length;
    return before + after > 0 ? [{ kind, before, after, changed }] : [];
  });
}
