import './delivery.errors.ts';

export { type DeliveryParts, deliver } from './deliver.ts';
export { deliveryModule } from './delivery.module.ts';
export { type OutgoingKind, type OutgoingRow, outgoingOfCase } from './outgoing.store.ts';
export { queueOutgoings, type ToSay } from './queue-outgoing.ts';
export { sweepAbandoned } from './sweep-abandoned.ts';
