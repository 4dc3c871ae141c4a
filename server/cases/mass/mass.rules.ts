import type { Case } from '../case.types.ts';
import type { MassProblem } from './mass.types.ts';

/** Whether a case may belong to a mass problem: the same topic, its place where it names one, opened since it began. */
export function matches(problem: MassProblem, row: Pick<Case, 'topicId' | 'areaId' | 'openedAt'>): boolean {
  if (problem.topicId !== row.topicId || row.openedAt < problem.since) return false;
  return problem.areaId === null || problem.areaId === row.areaId;
}

/** Of so many residents, how many are asked whether it is really solved: a tenth, and at least five. */
export function sampleSize(cases: number): number {
  return Math.min(cases, Math.max(5, Math.ceil(cases / 10)));
}
