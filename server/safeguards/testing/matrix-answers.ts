import type { Row } from './matrix.types.ts';

const desk = 'operator, curator';
const authority = 'executor, head';
const setUp =
  'administrator, town administrator, foreign administrator, curator, town curator, foreign curator';
const ofRealm = 'administrator, town administrator, curator, town curator';

/** Refused for its variable, and only to those who get past the door: nothing is added. */
const template = {
  name: 'New',
  shortcut: null,
  text: 'We mend it by {{no such variable}}.',
  kind: null,
  outcome: null,
  topicIds: [],
  caseStates: [],
};
const scores = {
  'answers the question': 2,
  decision: 2,
  'date and person': 2,
  true: 2,
  'plain words': 2,
  respect: 2,
};

/** What stands around answers: their hour, what is said against a finding, templates, promises and second looks. */
export const answersMatrix: Readonly<Record<string, Row>> = {
  'POST /api/answers/:id/schedule': {
    url: ({ answerId }) => `/api/answers/${answerId}/schedule`,
    body: () => ({ publishAt: '2030-01-01T08:00:00Z' }),
    may: 'curator, head',
  },
  'POST /api/answers/:id/recall': {
    url: ({ answerId }) => `/api/answers/${answerId}/recall`,
    may: `${desk}, ${authority}`,
  },
  'POST /api/answers/:id/overrule': {
    url: ({ answerId }) => `/api/answers/${answerId}/overrule`,
    body: () => ({ code: 'no-date', why: 'It says this week.' }),
    // Whoever drafted it, or a second person who reviews.
    may: 'executor, curator, head',
  },

  // Templates are the whole realm's: everybody who answers reads them, those who set the work up change them.
  'GET /api/templates': { url: () => '/api/templates', may: 'everyone', list: true },
  'GET /api/cases/:id/templates': {
    url: ({ caseId }) => `/api/cases/${caseId}/templates`,
    may: `${desk}, ${authority}`,
  },
  'GET /api/cases/:id/suggestions': {
    url: ({ caseId }) => `/api/cases/${caseId}/suggestions`,
    may: `${desk}, ${authority}`,
  },
  // No model is set here: whoever may is told so, and nothing is asked of anybody.
  'POST /api/cases/:id/suggestions/draft': {
    url: ({ caseId }) => `/api/cases/${caseId}/suggestions/draft`,
    may: `${desk}, ${authority}`,
  },
  'POST /api/templates': { url: () => '/api/templates', body: () => template, may: setUp },
  'PUT /api/templates/:id': {
    url: ({ templateId }) => `/api/templates/${templateId}`,
    body: () => template,
    may: ofRealm,
  },
  'DELETE /api/templates/:id': {
    url: ({ templateId }) => `/api/templates/${templateId}`,
    may: ofRealm,
  },

  'GET /api/quality/next': {
    url: () => '/api/quality/next',
    may: 'everyone',
    list: true,
    sees: `${desk}, analyst`,
  },
  'GET /api/quality/report': { url: () => '/api/quality/report', may: 'everyone', list: true },
  'POST /api/quality/:id/scores': {
    url: ({ sampleId }) => `/api/quality/${sampleId}/scores`,
    body: () => ({ scores, comment: null }),
    may: `${desk}, analyst`,
  },

  'GET /api/cases/:id/repeats': {
    url: ({ caseId }) => `/api/cases/${caseId}/repeats`,
    may: `${desk}, leader, analyst, administrator, ${authority}`,
  },
  'GET /api/repeats/by-authority': { url: () => '/api/repeats/by-authority', may: 'everyone', list: true },
  'GET /api/repeats/by-authority/:id': {
    url: ({ realm }) => `/api/repeats/by-authority/${realm.roadsId}`,
    may: 'everyone',
    list: true,
  },
  'GET /api/promises/by-authority': { url: () => '/api/promises/by-authority', may: 'everyone', list: true },
  'POST /api/promises/:id/move': {
    url: ({ promiseId }) => `/api/promises/${promiseId}/move`,
    // Before today: refused to those who get past the door, so that the case keeps its draft.
    body: () => ({ promisedOn: '2020-01-01', reason: 'The asphalt comes later.' }),
    may: `${desk}, ${authority}`,
  },
};
