import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Module } from '../platform/module.ts';
import type { RuleParts } from './rules/act-by-rule.ts';
import { onEvents } from './rules/on-events.ts';
import { ruleRoutes } from './rules/rules.routes.ts';
import { deleteOldFirings } from './rules/rules.store.ts';
import { type DeliverParts, deliverWebhook, sweepDeliveries } from './webhooks/deliver-webhook.ts';
import { deleteOldDeliveries } from './webhooks/deliveries.store.ts';
import { onCaseEvents } from './webhooks/on-case-events.ts';
import { deliveryJob } from './webhooks/queue-webhooks.ts';
import { webhookRoutes } from './webhooks/webhooks.routes.ts';

const Delivery = Type.Object({ realmId: Type.String(), id: Type.String() });

/** What was told and what rules did is kept this long. */
const keptMs = 90 * 86_400_000;

export function automationModule(parts: DeliverParts & RuleParts): Module {
  return {
    name: 'automation',
    routes(app) {
      webhookRoutes(app, parts);
      ruleRoutes(app, parts);
    },
    consumers: [onCaseEvents(parts), onEvents(parts)],
    jobs: {
      [deliveryJob]: (payload) => {
        const { realmId, id } = Value.Parse(Delivery, payload);
        return deliverWebhook(parts, realmId, id);
      },
      'sweep-webhooks': () => sweepDeliveries(parts),
      'delete-old-automation-log': async () => {
        const before = new Date(parts.clock.now().getTime() - keptMs);
        await parts.database.acrossRealms(async (tx) => {
          await deleteOldDeliveries(tx, before);
          await deleteOldFirings(tx, before);
        });
      },
    },
    crontab: ['*/5 * * * * sweep-webhooks', '47 3 * * * delete-old-automation-log'],
  };
}
