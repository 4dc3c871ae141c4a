import { anywhere, inItsCentre, policy } from '../platform/policy.ts';

export const mayReadArrivals = policy('arrivals.read', inItsCentre('operator', 'curator'));
export const mayReadModels = policy('models.read', anywhere('administrator', 'analyst'));
export const mayTrainModels = policy('models.train', anywhere('administrator', 'analyst'));
