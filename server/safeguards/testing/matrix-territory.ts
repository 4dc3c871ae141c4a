import type { Row } from './matrix.ts';

const options = {
  nameProperty: 'name',
  codeProperty: null,
  centreProperty: null,
  centreId: null,
  only: null,
};

/** Levels and the directory of a realm: boundaries, topics, new realms. */
export const territoryMatrix: Readonly<Record<string, Row>> = {
  // The whole realm's map is the topmost centre's; a foreigner brings it into their own realm.
  'POST /api/boundaries': { url: () => '/api/boundaries', may: 'administrator, foreign administrator' },
  'GET /api/boundaries': {
    url: () => '/api/boundaries',
    may: 'administrator, foreign administrator',
    list: true,
  },
  'GET /api/boundaries/:id': {
    url: ({ boundaryImportId }) => `/api/boundaries/${boundaryImportId}`,
    may: 'administrator',
  },
  'PUT /api/boundaries/:id': {
    url: ({ boundaryImportId }) => `/api/boundaries/${boundaryImportId}`,
    body: () => options,
    may: 'administrator',
  },
  'POST /api/boundaries/:id/apply': {
    url: ({ boundaryImportId }) => `/api/boundaries/${boundaryImportId}/apply`,
    body: () => ({ stamp: 0 }),
    may: 'administrator',
  },
  'DELETE /api/boundaries/:id': {
    url: ({ boundaryImportId }) => `/api/boundaries/${boundaryImportId}`,
    may: 'administrator',
  },
};
