import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'sheet-columns': 422,
  'sheet-too-long': 413,
});
