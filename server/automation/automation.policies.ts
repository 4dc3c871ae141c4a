import { anywhere, policy } from '../platform/policy.ts';

/** Where the realm's events go is the whole realm's matter. */
export const mayKeepWebhooks = policy('webhooks.keep', anywhere('administrator'));
/** Rules act on every case of the realm. */
export const mayKeepRules = policy('automation.keep', anywhere('administrator'));
