import type { Person } from '../platform/actor.ts';
import { queueJob } from '../platform/jobs.ts';
import { beginRenewal, endRenewal, lockRenewal, moveRenewal, nextCases } from './renewals.store.ts';
import { indexCases, type SearchParts } from './write-documents.ts';

export const renewalJob = 'renew-search';
const batch = 500;

/** Makes all documents of a realm anew, a batch a transaction: killed anywhere, it goes on where it was. */
export async function renewAll(parts: SearchParts, realmId: string): Promise<void> {
  while (await renewBatch(parts, realmId));
}

function renewBatch(parts: SearchParts, realmId: string): Promise<boolean> {
  return parts.database.acrossRealms(async (tx) => {
    const renewal = await lockRenewal(tx, realmId);
    if (!renewal) return false;
    const ids = await nextCases(tx, realmId, renewal.afterId, batch);
    const last = ids.at(-1);
    if (!last) {
      await endRenewal(tx, realmId, parts.clock.now());
      return false;
    }
    await indexCases(tx, parts, realmId, ids);
    await moveRenewal(tx, realmId, last, ids.length);
    return true;
  });
}

/** An administrator has the documents made anew. */
export function askForRenewal(parts: SearchParts, person: Person): Promise<void> {
  return parts.database.inRealm(person.realmId, async (tx) => {
    await beginRenewal(tx, person.realmId, parts.clock.now());
    await queueJob(tx, renewalJob, { realmId: person.realmId }, { key: `${renewalJob} ${person.realmId}` });
  });
}
