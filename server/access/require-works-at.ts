import type { Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { workplacesOf } from './grants.store.ts';

/**
 * Whoever is named to work on cases of an authority works there; nobody need be named.
 * @throws Refusal `executor-elsewhere`
 */
export async function requireWorksAt(
  tx: Tx,
  realmId: string,
  named: { readonly executorId?: string | null | undefined; readonly authorityId: string | null },
  at: Date,
): Promise<void> {
  const { executorId, authorityId } = named;
  if (!executorId) return;
  const worksAt = await workplacesOf(tx, realmId, [executorId], at);
  if (!worksAt(executorId, authorityId)) throw new Refusal('executor-elsewhere');
}
