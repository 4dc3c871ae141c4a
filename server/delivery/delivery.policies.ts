import { inItsCentre, policy } from '../platform/policy.ts';

export const maySettleDeliveries = policy('deliveries.settle', inItsCentre('curator', 'operator'));
