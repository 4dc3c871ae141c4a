import type { Static } from 'typebox';
import type { Person } from '../../platform/actor.ts';
import { page, readCursor } from '../../platform/http/paging.ts';
import type { Platform } from '../../platform/module.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { mayKeepWebhooks } from '../automation.policies.ts';
import { deliveryLog, findDelivery, moveDelivery } from './deliveries.store.ts';
import { toldTypes } from './payload.rules.ts';
import { queueDeliveries } from './queue-webhooks.ts';
import type { DeliveryLog, Webhooks } from './webhooks.schema.ts';
import { listWebhooks, lockWebhook } from './webhooks.store.ts';

type Parts = Pick<Platform, 'database' | 'clock'>;

export async function webhooksFor(parts: Parts, { realmId }: Person): Promise<Static<typeof Webhooks>> {
  const rows = await parts.database.inRealm(realmId, (tx) => listWebhooks(tx, realmId));
  const items = rows.map(({ id, version, name, address, eventTypes, enabled, restReason, failingSince }) => {
    const health = { restReason, failingSince: failingSince?.toISOString() ?? null };
    return { id, version, name, address, eventTypes: [...eventTypes], enabled, ...health };
  });
  return { items, eventTypes: [...toldTypes] };
}

/** @throws Refusal `forbidden`, `webhook-unknown` */
export async function logOfWebhook(
  parts: Parts,
  person: Person,
  webhookId: string,
  query: { cursor?: string; limit?: number },
): Promise<Static<typeof DeliveryLog>> {
  const { realmId } = person;
  authorise(mayKeepWebhooks, person, { realmId });
  const limit = query.limit ?? 50;
  const [before] = query.cursor === undefined ? [] : readCursor(query.cursor, ['id']);
  return parts.database.inRealm(realmId, async (tx) => {
    if (!(await lockWebhook(tx, realmId, webhookId))) throw new Refusal('webhook-unknown');
    const asked = { realmId, webhookId, before, limit: limit + 1 };
    const { items, next } = page(await deliveryLog(tx, asked), limit, ({ id }) => [id]);
    return { items: items.map(entryOf), next };
  });
}

const entryOf = (row: Awaited<ReturnType<typeof deliveryLog>>[number]) => ({
  id: row.id,
  type: row.type,
  state: row.state,
  createdAt: row.createdAt.toISOString(),
  nextAt: row.nextAt?.toISOString() ?? null,
  body: row.body,
  attempts: row.attempts,
});

/**
 * Tells it again from the first step, under the same webhook-id: whoever heard it already knows.
 * @throws Refusal `forbidden`, `webhook-unknown`, `webhook-rests`
 */
export async function replayDelivery(
  parts: Parts,
  person: Person,
  webhookId: string,
  id: string,
): Promise<void> {
  const { realmId } = person;
  authorise(mayKeepWebhooks, person, { realmId });
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const hook = await lockWebhook(tx, realmId, webhookId);
    const row = await findDelivery(tx, realmId, id);
    if (!hook || row?.webhookId !== hook.id) throw new Refusal('webhook-unknown');
    if (!hook.enabled) throw new Refusal('webhook-rests');
    await moveDelivery(tx, row, { state: 'waiting', step: 0, nextAt: at }, at);
    await queueDeliveries(tx, [row], at);
  });
}
