import type { Person } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { page, readCursor } from '../platform/http/paging.ts';
import { authorise } from '../platform/policy.ts';
import { type ActFilter, latestActs, type StoredAct } from './acts.store.ts';
import { mayReadOutwardActs } from './safeguards.policies.ts';

/**
 * The log of outward acts for an administrator, newest first: who published, granted, changed rules, looked.
 * @throws Refusal `forbidden`, `invalid`
 */
export async function readActsFor(
  parts: { database: Database },
  person: Person,
  asked: ActFilter & { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: StoredAct[]; next: string | null }> {
  const { realmId } = person;
  authorise(mayReadOutwardActs, person, { realmId });
  const limit = asked.limit ?? 50;
  const [before] = asked.cursor ? readCursor(asked.cursor, 1) : [];
  const rows = await parts.database.inRealm(realmId, (tx) =>
    latestActs(tx, realmId, asked, before === undefined ? undefined : Number(before), limit + 1),
  );
  return page(rows, limit, ({ seq }) => [seq]);
}
