import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'case-unknown': 404,
  'act-not-possible': 409,
  'reason-missing': 400,
  'authority-same': 409,
  'same-case': 400,
  'task-unknown': 404,
  'instruction-unknown': 404,
  'appeal-unknown': 404,
  'bulk-unknown': 404,
  'only-message': 409,
  'message-elsewhere': 404,
  'checklist-open': 409,
  'checklist-item-unknown': 409,
  'mass-problem-unknown': 404,
  'mass-problem-not-possible': 409,
});
