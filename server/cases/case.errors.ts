import { declareRefusals } from '../platform/refusal.ts';

export const caseRefusals = declareRefusals({
  'case-unknown': 404,
  'act-not-possible': 409,
  'reason-missing': 400,
  'authority-same': 409,
});
