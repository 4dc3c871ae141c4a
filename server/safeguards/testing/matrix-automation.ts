import type { Row } from './matrix.types.ts';

const administrators = 'administrator, town administrator, foreign administrator';
const here = 'administrator, town administrator';

const webhook = {
  name: 'One',
  address: 'https://example.org/in',
  eventTypes: ['case.opened'],
  enabled: false,
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
};

const rule = {
  name: 'One',
  enabled: false,
  eventTypes: ['case.opened'],
  conditions: { all: [] },
  actions: [{ kind: 'notify part', part: 'curator' }],
};

/** What works by itself. */
export const automationMatrix: Readonly<Record<string, Row>> = {
  'GET /api/webhooks': { url: () => '/api/webhooks', may: administrators, list: true },
  'POST /api/webhooks': { url: () => '/api/webhooks', body: () => webhook, may: administrators },
  'PUT /api/webhooks/:id': {
    url: ({ webhookId }) => `/api/webhooks/${webhookId}`,
    body: () => webhook,
    may: here,
  },
  'DELETE /api/webhooks/:id': { url: ({ webhookId }) => `/api/webhooks/${webhookId}`, may: here },
  'GET /api/webhooks/:id/deliveries': {
    url: ({ webhookId }) => `/api/webhooks/${webhookId}/deliveries`,
    may: here,
  },
  'POST /api/webhooks/:id/deliveries/:deliveryId/replay': {
    url: ({ webhookId, webhookDeliveryId }) =>
      `/api/webhooks/${webhookId}/deliveries/${webhookDeliveryId}/replay`,
    may: here,
  },
  'GET /api/automation/rules': { url: () => '/api/automation/rules', may: administrators, list: true },
  'POST /api/automation/rules': {
    url: () => '/api/automation/rules',
    body: () => rule,
    may: administrators,
  },
  'PUT /api/automation/rules/:id': {
    url: ({ automationRuleId }) => `/api/automation/rules/${automationRuleId}`,
    body: () => rule,
    may: here,
  },
  'DELETE /api/automation/rules/:id': {
    url: ({ automationRuleId }) => `/api/automation/rules/${automationRuleId}`,
    may: here,
  },
  'POST /api/automation/try': {
    url: () => '/api/automation/try',
    body: () => rule,
    may: administrators,
    list: true,
  },
  'GET /api/automation/firings': { url: () => '/api/automation/firings', may: administrators, list: true },
};
