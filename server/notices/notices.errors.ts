import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'time-zone-unknown': 422,
  'absence-unknown': 404,
  'absence-ends-early': 422,
  'deputy-elsewhere': 422,
  'roster-people-elsewhere': 422,
  'duty-call-unknown': 404,
  'duty-call-settled': 409,
  'nobody-to-tell': 409,
});
