import type { Row } from './matrix.ts';

const administrators = 'administrator, town administrator, foreign administrator';
const here = 'administrator, town administrator';

const webhook = {
  name: 'One',
  address: 'https://example.org/in',
  eventTypes: ['case.opened'],
  enabled: false,
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
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
};
