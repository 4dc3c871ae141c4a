import { setImmediate } from 'node:timers/promises';
import { type Condition, compileCondition } from '../../conditions/index.ts';
import type { Person } from '../../platform/actor.ts';
import { sql } from '../../platform/database.ts';
import type { CaseParts } from '../act.ts';
import { factsOfCases } from '../case-facts.ts';
import { listCases } from '../case-list.store.ts';
import { sightOf } from '../sight.ts';

export interface ConditionTrial {
  /** How many cases were asked, and for how many it holds. */
  readonly asked: number;
  readonly held: number;
  /** The same for each of its parts that says something by itself, depth first. */
  readonly parts: readonly number[];
  readonly examples: readonly { caseId: string; number: string; title: string }[];
}

/** How many are asked before others get their turn. */
const atOnce = 250;
const mostExamples = 5;

/** For which of the newest cases of the last days a condition holds, as they are now; nothing is changed by asking. */
export async function tryCondition(
  parts: CaseParts,
  person: Person,
  input: { condition: Condition; days: number; limit: number },
): Promise<ConditionTrial> {
  const { realmId } = person;
  const since = new Date(parts.clock.now().getTime() - input.days * 86_400_000);
  const { rows, facts } = await parts.database.inRealm(realmId, async (tx) => {
    const filter = { view: 'all' as const, personId: person.id, such: sql`c.opened_at >= ${since}` };
    const paging = { sort: 'newest' as const, after: undefined, limit: input.limit };
    const rows = await listCases(tx, realmId, sightOf(person), filter, paging);
    const directory = await parts.directories.of(tx, realmId);
    return { rows, facts: await factsOfCases(tx, realmId, directory, rows) };
  });
  const question = compileCondition(input.condition);
  const leaves = leavesOf(input.condition).map((leaf) => ({ ask: compileCondition(leaf), held: 0 }));
  const held: typeof rows = [];
  for (const [place, row] of rows.entries()) {
    const known = facts.get(row.id)!;
    if (question.holds(known)) held.push(row);
    for (const leaf of leaves) if (leaf.ask.holds(known)) leaf.held += 1;
    if (place % atOnce === atOnce - 1) await setImmediate();
  }
  return {
    asked: rows.length,
    held: held.length,
    parts: leaves.map((leaf) => leaf.held),
    examples: held.slice(0, mostExamples).map(({ id, number, title }) => ({ caseId: id, number, title })),
  };
}

function leavesOf(condition: Condition): Condition[] {
  if ('not' in condition) return leavesOf(condition.not);
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return [condition];
}
