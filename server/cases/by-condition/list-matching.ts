import { type Condition, compileCondition } from '../../conditions/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { Directory } from '../../territory/index.ts';
import { factsOfCases } from '../case-facts.ts';
import { type CaseFilter, type CaseListRow, listCases, type Sort, sortValue } from '../case-list.store.ts';
import type { Sight } from '../sight.ts';
import { mayHold } from './may-hold.ts';

/** So many are asked at a time, and at most, for one page: a rare condition gives short pages rather than slow ones. */
const atOnce = 300;
const mostAsked = 3000;

interface Asked {
  readonly realmId: string;
  readonly directory: Directory;
  readonly sight: Sight;
  readonly filter: CaseFilter;
  readonly condition: Condition;
  readonly sort: Sort;
  readonly after: readonly [string, string] | undefined;
  readonly limit: number;
}

interface Matching {
  readonly rows: readonly CaseListRow[];
  /** Where the next page begins; undefined: this was the last. */
  readonly next: readonly [string, string] | undefined;
}

/** One page of the cases a condition holds for, in the order of the list. */
export async function listMatching(tx: Tx, asked: Asked): Promise<Matching> {
  const { realmId, directory, sight, sort, limit } = asked;
  const { where, exact } = mayHold(asked.condition, directory);
  const { holds } = compileCondition(asked.condition);
  const filter = { ...asked.filter, such: where };
  const found: CaseListRow[] = [];
  let { after } = asked;
  for (let seen = 0; seen < mostAsked; seen += atOnce) {
    const take = exact ? limit + 1 : atOnce;
    const rows = await listCases(tx, realmId, sight, filter, { sort, after, limit: take });
    const facts = exact ? undefined : await factsOfCases(tx, realmId, directory, rows);
    found.push(...rows.filter(({ id }) => facts === undefined || holds(facts.get(id)!)));
    if (found.length > limit) return upTo(found.slice(0, limit), sort);
    const last = rows.at(-1);
    if (!last || rows.length < take) return { rows: found, next: undefined };
    after = [sortValue(last, sort), last.id];
  }
  return { rows: found, next: after };
}

function upTo(rows: readonly CaseListRow[], sort: Sort): Matching {
  const last = rows.at(-1);
  return { rows, next: last && [sortValue(last, sort), last.id] };
}
