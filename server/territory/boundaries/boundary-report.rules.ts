import type { Names } from '../directory.types.ts';
import type { BoundaryImportView, BoundaryReport } from './boundaries.schema.ts';
import type { AreaChange, AreaPlan, Ground } from './plan-areas.rules.ts';
import type { AreaProblem, IncomingArea } from './read-areas.rules.ts';

/** A report is read by a person: what is wrong a thousand times is wrong in the same way. */
const mostProblems = 500;
const mostChanges = 500;

export interface ReadFile {
  readonly areas: readonly IncomingArea[];
  readonly problems: readonly AreaProblem[];
  readonly features: number;
}

export function reportOf(read: ReadFile, plan: AreaPlan): BoundaryReport {
  const problems = [...read.problems, ...plan.problems].toSorted(
    (a, b) => worst(a) - worst(b) || (a.feature ?? -1) - (b.feature ?? -1),
  );
  const { changed, made, same, untouched } = plan;
  return {
    features: read.features,
    made: made.length,
    changed: changed.length,
    same,
    leftOut: read.features - made.length - changed.length - same,
    untouched,
    centres: [...plan.centres],
    problems: problems.slice(0, mostProblems).map((one) => ({ ...one, params: { ...one.params } })),
    problemsInAll: problems.length,
  };
}

const worst = ({ severity }: AreaProblem) => (severity === 'error' ? 0 : 1);

/** What would become different, what is changed before what is new. */
export function changesOf(plan: AreaPlan, ground: Ground): BoundaryImportView['changes'] {
  const nameOf = new Map(ground.centres.map(({ id, name }) => [id, name]));
  const centreOf = ({ centre }: AreaChange): Names =>
    'id' in centre ? (nameOf.get(centre.id) ?? {}) : { [ground.language]: centre.made };
  const shown = (kind: 'made' | 'changed') => (change: AreaChange) => ({
    kind,
    code: change.code,
    name: { ...change.name },
    centre: { ...centreOf(change) },
    parts: [...change.parts],
  });
  return [...plan.changed.map(shown('changed')), ...plan.made.map(shown('made'))].slice(0, mostChanges);
}
