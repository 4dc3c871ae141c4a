import { declareRefusals } from '../platform/refusal.ts';

export const channelRefusals = declareRefusals({
  'channel-unknown': 404,
  'channel-misconfigured': 400,
});
