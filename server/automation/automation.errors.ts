import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'webhook-unknown': 404,
  'webhook-address': 422,
  'webhook-secret': 422,
  'webhook-rests': 409,
  'automation-rule-unknown': 404,
  'rule-person-elsewhere': 422,
  'rule-already-so': 409,
});
