import { emit, type HeedEvent } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/module.ts';
import { type OutgoingChanges, type OutgoingRow, updateOutgoings } from './outgoing.store.ts';

type DeliveryEventType = 'outgoing.sent' | 'outgoing.failed' | 'outgoing.unknown';

/** What became of something outward. */
export interface Conclusion {
  readonly changes: OutgoingChanges;
  readonly event: DeliveryEventType | undefined;
}

const actor = system('delivery');

/** Writes what became of rows and tells of it. @returns those that were changed, as they are now, in their order */
export async function settle(
  tx: Tx,
  parts: Pick<Platform, 'clock'>,
  realmId: string,
  concluded: readonly (Conclusion & { readonly row: OutgoingRow })[],
): Promise<OutgoingRow[]> {
  const rows = await updateOutgoings(tx, realmId, concluded);
  const events = new Map(concluded.map(({ row, event }) => [row.id, event]));
  const told = rows.flatMap((row) => {
    const event = events.get(row.id);
    return event ? [{ event: eventOf(event, row), streamId: row.caseId }] : [];
  });
  await emit(tx, { realmId, actor, at: parts.clock.now() }, told);
  return rows;
}

function eventOf(type: DeliveryEventType, row: OutgoingRow): HeedEvent {
  const { id: outgoingId, kind, messageId, answerId, error } = row;
  const about = { outgoingId, kind, messageId, answerId };
  return type === 'outgoing.failed'
    ? { type, data: { ...about, error: error ?? '' } }
    : { type, data: about };
}
