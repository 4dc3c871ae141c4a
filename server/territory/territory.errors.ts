import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'topic-unknown': 404,
  'authority-unknown': 404,
  'rule-unknown': 404,
  'calendar-unknown': 404,
  'code-taken': 409,
  'centre-below-itself': 409,
  'mapping-too-early': 409,
  'boundaries-file-missing': 400,
  'boundaries-not-json': 400,
  'boundaries-too-large': 413,
  'boundaries-ended': 409,
});
