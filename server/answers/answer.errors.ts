import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'answer-unknown': 404,
  'answer-not-possible': 409,
  'answer-empty': 400,
  'answer-outcome-missing': 400,
  'answer-not-filled': 400,
  'answer-promise-missing': 400,
  'answer-promise-past': 400,
  'finding-unknown': 409,
  'four-eyes': 403,
  'review-needs-curator': 403,
  'already-approved': 409,
  'publish-time-past': 400,
  'promise-unknown': 404,
  'promise-settled': 409,
  'sample-unknown': 404,
  'already-scored': 409,
  'template-unknown': 404,
  'template-variable-unknown': 400,
  'template-shortcut-taken': 409,
  'verdict-too-early': 409,
});
