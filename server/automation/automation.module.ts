import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Module } from '../platform/module.ts';
import { type DeliverParts, deliverWebhook, sweepDeliveries } from './webhooks/deliver-webhook.ts';
import { deleteOldDeliveries } from './webhooks/deliveries.store.ts';
import { onCaseEvents } from './webhooks/on-case-events.ts';
import { deliveryJob } from './webhooks/queue-webhooks.ts';
import { webhookRoutes } from './webhooks/webhooks.routes.ts';

const Delivery = Type.Object({ realmId: Type.String(), id: Type.String() });

/** The log of what was told is kept this long. */
const keptMs = 90 * 86_400_000;

export function automationModule(parts: DeliverParts): Module {
  return {
    name: 'automation',
    routes: (app) => webhookRoutes(app, parts),
    consumers: [onCaseEvents(parts)],
    jobs: {
      [deliveryJob]: (payload) => {
        const { realmId, id } = Value.Parse(Delivery, payload);
        return deliverWebhook(parts, realmId, id);
      },
      'sweep-webhooks': () => sweepDeliveries(parts),
      'delete-old-webhook-log': async () => {
        const before = new Date(parts.clock.now().getTime() - keptMs);
        await parts.database.acrossRealms((tx) => deleteOldDeliveries(tx, before));
      },
    },
    crontab: ['*/5 * * * * sweep-webhooks', '47 3 * * * delete-old-webhook-log'],
  };
}
