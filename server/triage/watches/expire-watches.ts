import { system } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { endWatch, overdueWatches } from './watches.store.ts';

const actor = system('triage');

/** Marks what is past its end. It has stopped finding anything at that very moment; this writes it down. */
export function expireWatches(parts: { database: Database; clock: Clock }): Promise<void> {
  return parts.database.acrossRealms(async (tx) => {
    const at = parts.clock.now();
    for (const { realmId, id } of await overdueWatches(tx, at)) {
      await endWatch(tx, realmId, id, { state: 'expired', by: null, reason: null, at });
      const context = { realmId, actor, at };
      await recordOutwardAct(tx, context, { act: 'change watch', subjectId: id, data: { step: 'expire' } });
    }
  });
}
