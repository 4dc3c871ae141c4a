import './delivery.errors.ts';

export { deliver } from './deliver.ts';
export { deliveryModule } from './delivery.module.ts';
export { abandonedAfterMs, mostAttempts } from './outgoing.rules.ts';
export { type OutgoingKind, type OutgoingRow, outgoingOfCase } from './outgoing.store.ts';
export { queueOutgoings } from './queue-outgoing.ts';
