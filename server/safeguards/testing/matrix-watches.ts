import type { Row } from './matrix.types.ts';

const deskAnywhere =
  'operator, curator, leader, analyst, administrator, town operator, town curator, town administrator, ' +
  'foreign operator, foreign curator, foreign administrator';
const ofTheCentre = 'curator, administrator';
const rule = { form: 'full', rule: 'lift NEAR stands' };

/** Watches: read at every desk, changed by those of the centre that answers for one. */
export const watchMatrix: Readonly<Record<string, Row>> = {
  'GET /api/watches': { url: () => '/api/watches', may: deskAnywhere, list: true },
  'POST /api/watches/check': {
    url: () => '/api/watches/check',
    body: () => ({ name: '', purpose: '', ...rule }),
    may: deskAnywhere,
    list: true,
  },
  'POST /api/watches': {
    url: () => '/api/watches',
    body: ({ realm, house }) => ({
      ...rule,
      name: 'Lifts',
      purpose: 'To see early where lifts stand still.',
      centreId: realm.regionCentreId,
      areaId: null,
      channelId: null,
      language: null,
      expiresOn: new Date(house.clock.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10),
    }),
    may: ofTheCentre,
  },
  'POST /api/watches/:id/approve': {
    url: ({ watchId }) => `/api/watches/${watchId}/approve`,
    may: ofTheCentre,
  },
  'POST /api/watches/:id/withdraw': {
    url: ({ watchId }) => `/api/watches/${watchId}/withdraw`,
    body: () => ({ reason: 'No longer needed' }),
    may: ofTheCentre,
  },
};
