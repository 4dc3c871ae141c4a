import { declareRefusals } from '../platform/refusal.ts';

export const triageRefusals = declareRefusals({
  'training-too-little': 409,
  'training-running': 409,
});
