import type { CaseParts } from '../../cases/index.ts';
import { type EventData, emit } from '../../events/index.ts';
import { system } from '../../platform/actor.ts';
import type { Consumer } from '../../platform/consumers.ts';
import type { StoredEvent } from '../../platform/event-log.ts';
import { findRepeats, keepRepeats } from './repeats.store.ts';

const ofPlace = ['topicId', 'areaId', 'place', 'lon', 'lat'];
const actor = system('repeats');

/** Links a case to the one it repeats, when it is opened and when its topic or place is put right. */
export function onCaseOpenedAgain(parts: Pick<CaseParts, 'clock'>): Consumer {
  return {
    name: 'answers: the same problem again',
    types: ['case.opened', 'case.corrected'],
    batch: 500,
    async handle(tx, events) {
      const at = parts.clock.now();
      for (const [realmId, ofRealm] of Map.groupBy(events.filter(concerns), (event) => event.realmId)) {
        const ids = [...new Set(ofRealm.flatMap(({ streamId }) => streamId ?? []))];
        const changed = await keepRepeats(tx, realmId, ids, await findRepeats(tx, realmId, ids), at);
        const told = changed.map(({ caseId, earlierId }) => ({
          event: { type: 'case.repeats' as const, data: { earlierId } },
          streamId: caseId,
        }));
        await emit(tx, { realmId, actor, at }, told);
      }
    },
  };
}

/** The severity put right says nothing of where it is: what was found stays, whatever has become of the earlier case. */
function concerns({ type, data }: StoredEvent): boolean {
  if (type === 'case.opened') return true;
  const { before } = data as EventData<'case.corrected'>;
  return Object.keys(before).some((field) => ofPlace.includes(field));
}
