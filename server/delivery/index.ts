import './delivery.errors.ts';

export { deliverDue } from './deliver.ts';
export { deliveryModule } from './delivery.module.ts';
export { abandonedAfterMs, mostAttempts } from './outgoing.rules.ts';
export { cancelWaiting, type OutgoingKind, type OutgoingRow, outgoingOfCase } from './outgoing.store.ts';
export { queueOutgoings } from './queue-outgoing.ts';
