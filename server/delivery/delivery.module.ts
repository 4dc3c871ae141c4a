import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Module } from '../platform/module.ts';
import { type DeliveryParts, deliver } from './deliver.ts';
import { deliveryRoutes } from './delivery.routes.ts';
import { deliverJob } from './queue-outgoing.ts';
import { sweepAbandoned } from './sweep-abandoned.ts';

const Payload = Type.Object({ realmId: Type.String(), outgoingId: Type.String() });

export function deliveryModule(parts: DeliveryParts): Module {
  return {
    name: 'delivery',
    routes: (app) => deliveryRoutes(app, parts),
    jobs: {
      [deliverJob]: async (payload) => {
        const { realmId, outgoingId } = Value.Parse(Payload, payload);
        await deliver(parts, realmId, outgoingId);
      },
      'sweep-abandoned-deliveries': async () => void (await sweepAbandoned(parts)),
    },
    crontab: ['* * * * * sweep-abandoned-deliveries'],
  };
}
