import { workplacesOf } from '../access/index.ts';
import type { Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';

/** Asked of an authority: why somebody may not work on its cases; `undefined`: they may, or nobody is named. */
export type ExecutorProblem = (authorityId: string | null) => Refusal | undefined;

/** Whoever is to work on a case works at its authority; read once for however many cases. */
export async function executorProblem(
  tx: Tx,
  { realmId, at }: { realmId: string; at: Date },
  executorId: string | null | undefined,
): Promise<ExecutorProblem> {
  if (!executorId) return () => undefined;
  const workplaces = await workplacesOf(tx, realmId, executorId, at);
  return (authorityId) =>
    authorityId && workplaces.has(authorityId)
      ? undefined
      : new Refusal('invalid', { field: 'executorId', problem: 'unknown' });
}
