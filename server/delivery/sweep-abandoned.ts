import { findChannel } from '../channels/index.ts';
import type { DeliveryParts } from './deliver.ts';
import { abandonedAfterMs, afterCrash } from './outgoing.rules.ts';
import { findAbandoned, lockOutgoing } from './outgoing.store.ts';
import { settle } from './settle.ts';

/**
 * Finds what was being sent when a process died. Where the platform takes our key it is sent again (and still arrives
 * once); elsewhere its outcome is unknown, and a person looks.
 */
export async function sweepAbandoned(parts: DeliveryParts): Promise<number> {
  const before = new Date(parts.clock.now().getTime() - abandonedAfterMs);
  const found = await parts.database.acrossRealms((tx) => findAbandoned(tx, before));
  for (const { realmId, id } of found) {
    await parts.database.inRealm(realmId, async (tx) => {
      const row = await lockOutgoing(tx, realmId, id);
      if (row?.state !== 'sending') return;
      const channel = await findChannel(tx, realmId, row.channelId);
      const sendsOnce = channel ? parts.drivers.of(channel.driver).can.sendOnce : false;
      // The same words put in the same place twice are there once.
      const state = afterCrash(sendsOnce || row.replaces !== null);
      const error = 'the program was stopped while this was being sent';
      const event = state === 'unknown' ? ('outgoing.unknown' as const) : undefined;
      await settle(tx, parts, realmId, [{ row, changes: { state, error }, event }]);
    });
  }
  return found.length;
}
