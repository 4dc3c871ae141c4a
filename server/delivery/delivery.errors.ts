import { declareRefusals } from '../platform/refusal.ts';

export const deliveryRefusals = declareRefusals({
  'delivery-unknown': 404,
  'delivery-settled': 409,
});
