import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'not-a-country': 409,
  'sheet-columns': 422,
  'sheet-too-long': 413,
});
