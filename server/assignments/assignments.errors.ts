import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'assignment-unknown': 404,
  'assignment-not-possible': 409,
  'assignment-binding': 409,
  'assignment-open': 409,
  'destination-unknown': 404,
  'destination-same': 409,
  'no-agreement': 403,
  'agreement-unknown': 404,
  'agreement-not-possible': 409,
  'agreement-own': 403,
  'agreement-term': 400,
  'realm-unknown': 404,
});
