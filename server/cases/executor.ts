import { workplacesOf } from '../access/index.ts';
import type { Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Route } from '../territory/index.ts';

/** Asked of an authority: why somebody may not work on its cases; `undefined`: they may, or nobody is named. */
export type ExecutorProblem = (authorityId: string | null) => Refusal | undefined;

interface When {
  readonly realmId: string;
  readonly at: Date;
}

/** Whoever is to work on a case works at its authority; read once for however many cases. */
export async function executorProblem(
  tx: Tx,
  { realmId, at }: When,
  executorId: string | null | undefined,
): Promise<ExecutorProblem> {
  if (!executorId) return () => undefined;
  const worksAt = await workplacesOf(tx, realmId, [executorId], at);
  return (authorityId) =>
    authorityId && worksAt(executorId, authorityId) ? undefined : new Refusal('executor-elsewhere');
}

/** Whom a rule names may have left since it was written: the case then goes to the authority alone, and says so. */
export async function withoutThoseWhoLeft(
  tx: Tx,
  { realmId, at }: When,
  routes: readonly Route[],
): Promise<Route[]> {
  const named = routes.flatMap(({ executorId }) => executorId ?? []);
  const worksAt = await workplacesOf(tx, realmId, named, at);
  return routes.map((route) => {
    const { authorityId, executorId } = route;
    if (executorId === null || (authorityId !== null && worksAt(executorId, authorityId))) return route;
    return { ...route, executorId: null, reason: { ...route.reason, executorLeft: true } };
  });
}
