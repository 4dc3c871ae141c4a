import type { Person } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { page, readCursor } from '../platform/http/paging.ts';
import { authorise } from '../platform/policy.ts';
import { type ActFilter, lastSeal, latestActs, type StoredAct } from './acts.store.ts';
import { mayReadOutwardActs } from './safeguards.policies.ts';

/**
 * The log of outward acts for an administrator, newest first: who published, granted, changed rules, looked.
 * @throws Refusal `forbidden`, `invalid`
 */
export async function readActsFor(
  parts: { database: Database },
  person: Person,
  asked: ActFilter & { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: StoredAct[]; next: string | null; sealed: { seq: number; at: string } | null }> {
  const { realmId } = person;
  authorise(mayReadOutwardActs, person, { realmId });
  const limit = asked.limit ?? 50;
  const [before] = asked.cursor ? readCursor(asked.cursor, ['number']) : [];
  const [rows, seal] = await parts.database.inRealm(realmId, async (tx) => [
    await latestActs(tx, realmId, asked, before, limit + 1),
    await lastSeal(tx, realmId),
  ]);
  const sealed = seal ? { seq: seal.seq, at: seal.at.toISOString() } : null;
  return { ...page(rows, limit, ({ seq }) => [seq]), sealed };
}
