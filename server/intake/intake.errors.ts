import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'message-empty': 400,
  'message-too-long': 413,
  'external-id-missing': 400,
  'date-unlikely': 400,
  'message-unknown': 404,
  'already-decided': 409,
  'reason-unknown': 400,
  'address-unusable': 400,
  'no-such-channel': 409,
});
