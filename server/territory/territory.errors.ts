import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'topic-unknown': 404,
  'authority-unknown': 404,
  'rule-unknown': 404,
  'calendar-unknown': 404,
  'code-taken': 409,
});
