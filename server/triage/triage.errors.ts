import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'training-too-little': 409,
  'training-running': 409,
});
