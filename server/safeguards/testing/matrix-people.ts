import type { Row } from './matrix.ts';
import type { World } from './world.ts';

/** An end that has passed: whoever gets past the door is told so, and gives nobody anything. */
const grant = ({ realm }: World) => ({
  role: 'operator',
  centreId: realm.regionCentreId,
  authorityId: null,
  until: '2020-01-01T00:00:00Z',
});
const invitation = { email: 'new@small.example', name: 'New', language: 'en' };

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
  // The administrator's own: refused to them, but not at the door.
  'DELETE /api/people/:id/grants/:grantId': {
    url: ({ realm, grantId }) => `/api/people/${realm.administrator.id}/grants/${grantId}`,
    may: 'administrator',
  },
};
