import type { Row } from './matrix.types.ts';
import type { World } from './world.ts';

/** An end that has passed: whoever gets past the door is told so, and gives nobody anything. */
const grant = ({ realm }: World) => ({
  role: 'operator',
  centreId: realm.regionCentreId,
  authorityId: null,
  until: '2020-01-01T00:00:00Z',
});
const invitation = { email: 'new@small.example', name: 'New', language: 'en' };

const provider = {
  ...{ name: 'Town hall', issuer: 'https://town.example', clientId: 'heed', rules: [] },
  enabled: false,
};

/** People and their roles: an administrator's, in their own centres. */
export const peopleMatrix: Readonly<Record<string, Row>> = {
  'GET /api/people': {
    url: () => '/api/people',
    may: 'administrator, town administrator, foreign administrator',
    list: true,
  },
  'POST /api/people': {
    url: () => '/api/people',
    body: (world) => ({ ...grant(world), ...invitation }),
    may: 'administrator',
  },
  'POST /api/people/:id/invite': {
    url: ({ realm }) => `/api/people/${realm.operator.id}/invite`,
    may: 'administrator',
  },
  'POST /api/people/:id/grants': {
    url: ({ realm }) => `/api/people/${realm.operator.id}/grants`,
    body: grant,
    may: 'administrator',
  },
  'DELETE /api/people/:id/sessions': {
    url: ({ somebodyId }) => `/api/people/${somebodyId}/sessions`,
    may: 'administrator',
  },
  // The administrator's own: refused to them, but not at the door.
  'DELETE /api/people/:id/grants/:grantId': {
    url: ({ realm, grantId }) => `/api/people/${realm.administrator.id}/grants/${grantId}`,
    may: 'administrator',
  },
  'GET /api/services': {
    url: () => '/api/services',
    may: 'administrator, town administrator, foreign administrator',
    list: true,
  },
  'POST /api/services': {
    url: () => '/api/services',
    body: (world) => ({ ...grant(world), name: 'The city app' }),
    may: 'administrator',
  },
  'POST /api/services/:id/tokens': {
    url: ({ serviceId }) => `/api/services/${serviceId}/tokens`,
    body: () => ({ name: 'One', writes: false, days: 1 }),
    may: 'administrator',
  },
  'DELETE /api/services/:id/tokens/:tokenId': {
    url: ({ serviceId, serviceTokenId }) => `/api/services/${serviceId}/tokens/${serviceTokenId}`,
    may: 'administrator',
  },
  'DELETE /api/services/:id': {
    url: ({ serviceId }) => `/api/services/${serviceId}`,
    may: 'administrator',
  },
  // The whole realm's: the administrator of a town is turned away, that of another realm finds their own.
  'GET /api/sign-in-rules': {
    url: () => '/api/sign-in-rules',
    may: 'administrator, foreign administrator',
    list: true,
  },
  'PUT /api/sign-in-rules': {
    url: () => '/api/sign-in-rules',
    body: () => ({ secondFactor: false, idleMinutes: null }),
    may: 'administrator, foreign administrator',
  },
  'GET /api/identity-providers': {
    url: () => '/api/identity-providers',
    may: 'administrator, foreign administrator',
    list: true,
  },
  'POST /api/identity-providers': {
    url: () => '/api/identity-providers',
    body: () => provider,
    may: 'administrator, foreign administrator',
  },
  'PUT /api/identity-providers/:id': {
    url: ({ providerId }) => `/api/identity-providers/${providerId}`,
    body: () => provider,
    may: 'administrator',
  },
  'DELETE /api/identity-providers/:id': {
    url: ({ providerId }) => `/api/identity-providers/${providerId}`,
    may: 'administrator',
  },
};
