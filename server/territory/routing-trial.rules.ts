import type { Facts } from '../conditions/index.ts';
import type { Router } from './routing.rules.ts';

/** Where so many would have gone before, and would go now; null: they stay with their centre. */
export interface RouteMove {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
  /** Places in the list of facts. */
  readonly examples: readonly number[];
}

const mostExamples = 3;

/** What two sets of rules make of the same messages, where they differ, the largest difference first. */
export function compareRouters(
  before: Router,
  after: Router,
  facts: readonly Facts[],
): { moves: RouteMove[]; unroutedBefore: number; unroutedAfter: number } {
  const moves = new Map<
    string,
    { from: string | null; to: string | null; count: number; examples: number[] }
  >();
  let unroutedBefore = 0;
  let unroutedAfter = 0;
  facts.forEach((one, place) => {
    const from = before(one).authorityId;
    const to = after(one).authorityId;
    if (from === null) unroutedBefore += 1;
    if (to === null) unroutedAfter += 1;
    if (from === to) return;
    const key = `${from} ${to}`;
    const move = moves.get(key) ?? { from, to, count: 0, examples: [] };
    move.count += 1;
    if (move.examples.length < mostExamples) move.examples.push(place);
    moves.set(key, move);
  });
  return { moves: [...moves.values()].sort((a, b) => b.count - a.count), unroutedBefore, unroutedAfter };
}
