import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'case-unknown': 404,
  'act-not-possible': 409,
  'reason-missing': 400,
  'authority-same': 409,
});
