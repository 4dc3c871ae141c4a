import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import type { DeliveryParts } from './deliver.ts';
import { maySettleDeliveries } from './delivery.policies.ts';
import { lockOutgoing } from './outgoing.store.ts';
import { type Conclusion, settle } from './settle.ts';

/**
 * A person has looked at the channel and says whether it arrived; what did not is sent again.
 * @throws Refusal `delivery-unknown`, `forbidden`, `changed-meanwhile`, `delivery-settled`
 */
export function settleDelivery(
  parts: DeliveryParts,
  person: Person,
  input: { outgoingId: string; seen: number; verdict: 'was sent' | 'was not sent' },
): Promise<{ version: number; state: string }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const row = await lockOutgoing(tx, realmId, input.outgoingId);
    if (!row) throw new Refusal('delivery-unknown');
    const belongs = await tx.one(sql<{ centreId: string }>`
      select coalesce(c.centre_id, s.centre_id) as "centreId" from message_states s
      left join cases c on c.realm_id = s.realm_id and c.id = ${row.caseId}::uuid
      where s.realm_id = ${realmId} and s.message_id = ${row.messageId}`);
    authorise(maySettleDeliveries, person, { realmId, ...belongs });
    requireVersion(input.seen, row.version);
    if (row.state !== 'unknown' && row.state !== 'failed')
      throw new Refusal('delivery-settled', { state: row.state });
    const { id: outgoingId, kind, messageId, answerId } = row;
    const data = { outgoingId, kind, messageId, answerId, verdict: input.verdict };
    await emit(tx, { realmId, actor: person, at }, [
      { event: { type: 'outgoing.settled', data }, streamId: row.caseId },
    ]);
    const concluded: Conclusion =
      input.verdict === 'was sent'
        ? { changes: { state: 'sent', sentAt: row.startedAt ?? at }, event: 'outgoing.sent' }
        : { changes: { state: 'waiting', notBefore: at, attempts: 0 }, event: undefined };
    const [next] = await settle(tx, parts, realmId, [{ row, ...concluded }]);
    return { version: next!.version, state: next!.state };
  });
}
