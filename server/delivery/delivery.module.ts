import type { Driver } from '../channels/index.ts';
import type { Loop } from '../platform/loops.ts';
import type { Module } from '../platform/module.ts';
import { type DeliveryParts, deliverDue } from './deliver.ts';
import { deliveryRoutes } from './delivery.routes.ts';
import { outgoingQueued } from './queue-outgoing.ts';
import { sweepAbandoned } from './sweep-abandoned.ts';

/** Where the platform takes our key, whatever a dead process leaves behind is sent again and still arrives once. */
const batchWithKeys = 200;
/** Elsewhere a person has to look at each: one at a time, in so many lanes, so that a slow answer holds up few. */
const lanes = 4;

export function deliveryModule(parts: DeliveryParts): Module {
  return {
    name: 'delivery',
    routes: (app) => deliveryRoutes(app, parts),
    jobs: { 'sweep-abandoned-deliveries': async () => void (await sweepAbandoned(parts)) },
    crontab: ['* * * * * sweep-abandoned-deliveries'],
    loops: parts.drivers.all().flatMap((driver) => loopsOf(parts, driver)),
  };
}

function loopsOf(parts: DeliveryParts, driver: Driver): Loop[] {
  // What cannot send leaves nothing behind either.
  const many = driver.can.sendOnce || !driver.send;
  return Array.from({ length: many ? 1 : lanes }, (_, lane) => ({
    name: `delivery: ${driver.name} ${lane + 1}`,
    wokenBy: [outgoingQueued],
    step: () => deliverDue(parts, driver, many ? batchWithKeys : 1),
  }));
}
