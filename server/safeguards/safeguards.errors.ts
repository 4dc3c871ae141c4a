import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'contact-unknown': 404,
  'look-unknown': 404,
  'look-own': 403,
});
