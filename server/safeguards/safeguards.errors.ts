import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'contact-unknown': 404,
});
