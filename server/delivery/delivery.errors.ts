import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'delivery-unknown': 404,
  'delivery-settled': 409,
});
