import { workplacesOf } from '../../access/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { Route } from '../../territory/index.ts';

/** Whom a rule names may have left since it was written: the case then goes to the authority alone, and says so. */
export async function withoutThoseWhoLeft(
  tx: Tx,
  { realmId, at }: { readonly realmId: string; readonly at: Date },
  routes: readonly Route[],
): Promise<Route[]> {
  const named = routes.flatMap(({ executorId }) => executorId ?? []);
  const worksAt = await workplacesOf(tx, realmId, named, at);
  return routes.map((route) => {
    if (route.executorId === null || worksAt(route.executorId, route.authorityId)) return route;
    return { ...route, executorId: null, reason: { ...route.reason, executorLeft: true } };
  });
}
