import { declareRefusals } from '../../platform/refusal.ts';

declareRefusals({
  'watch-unknown': 404,
  'watch-rule-wrong': 400,
  'watch-names-person': 400,
  'watch-expiry': 400,
  'watch-restriction-unknown': 400,
  'watch-second-person': 409,
  'watch-not-possible': 409,
});
