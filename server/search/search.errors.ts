import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'view-unknown': 404,
  'view-of-another-team': 403,
});
