import { declareRefusals } from '../platform/refusal.ts';

declareRefusals({
  'channel-unknown': 404,
  'channel-misconfigured': 400,
});
