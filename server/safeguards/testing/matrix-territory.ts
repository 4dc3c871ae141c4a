import type { Row } from './matrix.types.ts';

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

  'GET /api/topics/:id/passports': {
    url: ({ realm }) => `/api/topics/${realm.potholesId}/passports`,
    may: 'everyone',
    list: true,
  },
  'GET /api/topics/file': {
    url: () => '/api/topics/file?format=csv',
    may: 'administrator, town administrator, foreign administrator',
    list: true,
  },
  'POST /api/topics/file': {
    url: () => '/api/topics/file',
    may: 'administrator, town administrator, foreign administrator',
    list: true,
  },
  'GET /api/topics/mapping': {
    url: () => '/api/topics/mapping',
    may: 'administrator, town administrator, foreign administrator',
    list: true,
  },
  // No realm stands above the world's, so no topic of its list is known; what is not mapped may be said to be so.
  'PUT /api/topics/:id/mapping': {
    url: ({ realm }) => `/api/topics/${realm.potholesId}/mapping`,
    body: () => ({ nationalTopicId: null }),
    may: 'administrator, town administrator',
  },

  'GET /api/calendars': { url: () => '/api/calendars', may: 'everyone', list: true },
  'POST /api/calendars': {
    url: () => '/api/calendars',
    // Without a working hour: refused to those who get past the door.
    body: () => ({
      name: { en: 'New' },
      data: { timeZone: 'Europe/Samara', week: [[], [], [], [], [], [], []], exceptions: [] },
    }),
    may: 'administrator, town administrator, foreign administrator',
  },

  // Setting a realm up is its topmost centre's.
  'GET /api/set-up': { url: () => '/api/set-up', may: 'administrator, foreign administrator', list: true },
  'PUT /api/set-up/:step': {
    url: () => '/api/set-up/centres',
    body: () => ({ skipped: false }),
    may: 'administrator, foreign administrator',
    list: true,
  },
  // A region has no realms below it: said to those who get past the door.
  'POST /api/realms': {
    url: () => '/api/realms',
    body: () => ({
      code: 'new',
      name: { en: 'New' },
      language: 'en',
      timeZone: 'Europe/Samara',
      regionCentreId: null,
      administrator: { email: 'new@new.example', name: 'New' },
    }),
    may: 'administrator, foreign administrator',
  },
  'POST /api/people/file': {
    url: () => '/api/people/file',
    may: 'administrator, town administrator, foreign administrator',
    list: true,
  },
  'GET /api/centres/file': {
    url: () => '/api/centres/file?format=csv',
    may: 'administrator, foreign administrator',
    list: true,
  },
  'POST /api/centres/file': {
    url: () => '/api/centres/file',
    may: 'administrator, foreign administrator',
    list: true,
  },
  'GET /api/authorities/file': {
    url: () => '/api/authorities/file?format=csv',
    may: 'administrator, town administrator, foreign administrator',
    list: true,
  },
  'POST /api/authorities/file': {
    url: () => '/api/authorities/file',
    may: 'administrator, town administrator, foreign administrator',
    list: true,
  },
  'POST /api/centres': {
    url: () => '/api/centres',
    body: ({ realm }) => ({
      name: { en: 'New' },
      calendarId: realm.calendarId,
      parentId: realm.regionCentreId,
      areaIds: [],
    }),
    // A foreigner's realm has no such centre.
    may: 'administrator',
  },
  'PUT /api/centres/:id': {
    url: ({ realm }) => `/api/centres/${realm.townCentreId}`,
    body: ({ realm }) => ({
      name: { en: 'Town centre' },
      calendarId: realm.calendarId,
      parentId: realm.regionCentreId,
      areaIds: [realm.northId],
    }),
    may: 'administrator',
  },

  'GET /api/authorities/:id/people': {
    url: ({ realm }) => `/api/authorities/${realm.roadsId}/people`,
    may: 'everyone',
    list: true,
  },
  // An end that has passed: refused to those who get past the door.
  'POST /api/authorities/:id/people/:personId/absences': {
    url: ({ realm }) => `/api/authorities/${realm.roadsId}/people/${realm.executor.id}/absences`,
    body: () => ({ from: '2020-01-01T00:00:00Z', until: '2020-01-02T00:00:00Z', deputyId: null }),
    may: 'head, administrator, town administrator, foreign administrator',
  },
  // What is gone already is no fault, to those who get past the door.
  'DELETE /api/authorities/:id/people/:personId/absences/:absenceId': {
    url: ({ realm }) =>
      `/api/authorities/${realm.roadsId}/people/${realm.executor.id}/absences/${realm.roadsId}`,
    may: 'head, administrator, town administrator',
  },
};
