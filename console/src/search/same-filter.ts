import type { CaseFilter } from '../cases/case-filter.ts';

const written = (filter: CaseFilter) =>
  JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** Whether two filters ask the same. */
export function sameFilter(one: CaseFilter, other: CaseFilter): boolean {
  return written(one) === written(other);
}
