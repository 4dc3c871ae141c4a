import type { Row } from './matrix.types.ts';
import { answersMatrix } from './matrix-answers.ts';
import { assignmentMatrix } from './matrix-assignments.ts';
import { automationMatrix } from './matrix-automation.ts';
import { caseWorkMatrix } from './matrix-case-work.ts';
import { peopleMatrix } from './matrix-people.ts';
import { territoryMatrix } from './matrix-territory.ts';
import { watchMatrix } from './matrix-watches.ts';
import type { World } from './world.ts';

const desk = 'operator, curator';
const centre = `${desk}, leader, analyst, administrator`;
const authority = 'executor, head';
const administrators = 'administrator, town administrator, foreign administrator';
const curators = 'curator, town curator, foreign curator';
const setUp = `${administrators}, ${curators}`;

const answer = { kind: 'interim', text: 'It will be mended this week.' };
const authorityFields = ({ realm }: World) => ({
  centreId: realm.regionCentreId,
  code: 'new',
  kind: 'agency',
  name: { en: 'New' },
  shortName: { en: 'New' },
  calendarId: realm.calendarId,
  contact: null,
  areaIds: [],
});
const channelFields = { name: { en: 'One' }, officialName: 'One', config: {}, enabled: false };
const rule = ({ realm }: World) => ({
  position: 9,
  conditions: { field: 'topic', in: [realm.potholesId] },
  authorityId: realm.roadsId,
  executorId: null,
  note: null,
});
const passport = {
  severity: 3,
  resolutionAmount: 5,
  resolutionUnit: 'working days',
  type: 'solve',
  proof: 'none',
  visibility: 'public',
  season: null,
  objectionDays: 15,
  words: {},
  automaticFrom: null,
};

/** Every route with a policy of its own. The world's realm is asked about by everybody, in it and outside. */
export const matrix: Readonly<Record<string, Row>> = {
  'GET /api/directory': { url: () => '/api/directory', may: 'everyone', list: true },
  'GET /api/directory/boundaries': { url: () => '/api/directory/boundaries', may: 'everyone', list: true },
  'GET /api/channels': { url: () => '/api/channels', may: 'everyone', list: true },
  'PUT /api/duty/:id': {
    url: ({ realm }) => `/api/duty/${realm.regionCentreId}`,
    body: () => ({ data: { timeZone: 'Europe/Samara', shifts: [], exceptions: [] }, answerMinutes: 10 }),
    may: 'curator, administrator',
  },

  // Rules and the directory are the whole realm's; a foreigner changes their own or nothing.
  'PUT /api/topics/:id/passport': {
    url: ({ realm }) => `/api/topics/${realm.potholesId}/passport`,
    body: () => passport,
    may: 'administrator, town administrator',
  },
  'POST /api/authorities': {
    url: () => '/api/authorities',
    body: authorityFields,
    may: 'administrator',
  },
  'PUT /api/authorities/:id': {
    url: ({ realm }) => `/api/authorities/${realm.roadsId}`,
    body: authorityFields,
    may: 'administrator',
  },
  'POST /api/routing': {
    url: () => '/api/routing',
    body: rule,
    may: 'administrator, town administrator, curator, town curator',
  },
  'PUT /api/routing/:id': {
    url: ({ ruleId }) => `/api/routing/${ruleId}`,
    body: rule,
    may: 'administrator, town administrator, curator, town curator',
  },
  'DELETE /api/routing/:id': {
    url: ({ ruleId }) => `/api/routing/${ruleId}`,
    may: 'administrator, town administrator, curator, town curator',
  },
  'GET /api/files/:id': { url: ({ fileId }) => `/api/files/${fileId}`, may: `${centre}, ${authority}` },

  // What goes out and what comes in.
  'GET /api/deliveries': {
    url: () => '/api/deliveries?state=unknown',
    may: 'everyone',
    list: true,
    sees: desk,
  },
  'POST /api/deliveries/:id/settle': {
    url: ({ deliveryId }) => `/api/deliveries/${deliveryId}/settle`,
    body: () => ({ verdict: 'was sent' }),
    may: desk,
  },
  'POST /api/messages/:id/set-aside': {
    url: ({ messageId }) => `/api/messages/${messageId}/set-aside`,
    body: () => ({ reason: 'spam' }),
    may: desk,
  },
  'POST /api/messages/:id/restore': {
    url: ({ setAsideId }) => `/api/messages/${setAsideId}/restore`,
    may: desk,
  },
  'POST /api/messages/register': {
    url: () => '/api/messages/register',
    body: ({ hotlineId }) => ({ kind: 'call', text: 'The lift stands still.', channelId: hotlineId }),
    may: desk,
  },
  'POST /api/messages/:id/contact': {
    url: ({ caseMessageId }) => `/api/messages/${caseMessageId}/contact`,
    may: `${desk}, ${authority}`,
  },
  'POST /api/channels': {
    url: () => '/api/channels',
    body: ({ realm }) => ({ ...channelFields, driver: 'manual', centreId: realm.regionCentreId }),
    may: 'administrator',
  },
  'POST /api/channels/probe': {
    url: () => '/api/channels/probe',
    body: ({ realm }) => ({ driver: 'portal', centreId: realm.regionCentreId, config: {} }),
    may: 'administrator',
  },
  'PUT /api/channels/:id': {
    url: ({ channelId }) => `/api/channels/${channelId}`,
    body: () => channelFields,
    may: 'administrator',
  },

  // Arrivals and models.
  'GET /api/arrivals': {
    url: () => '/api/arrivals',
    may: 'everyone',
    list: true,
    sees: desk,
  },
  'GET /api/arrivals/:messageId': { url: ({ messageId }) => `/api/arrivals/${messageId}`, may: desk },
  'POST /api/arrivals/:id/accept': {
    url: ({ messageId }) => `/api/arrivals/${messageId}/accept`,
    body: ({ realm }) => ({ topicId: realm.potholesId }),
    may: desk,
  },
  'POST /api/arrivals/accept-many': {
    url: () => '/api/arrivals/accept-many',
    body: ({ messageId }) => ({ messageIds: [messageId] }),
    may: desk,
    itemwise: true,
  },
  'GET /api/models': { url: () => '/api/models', may: `${administrators}, analyst`, list: true },
  'GET /api/models/corrections': {
    url: () => '/api/models/corrections',
    may: `${administrators}, analyst`,
    list: true,
  },
  'GET /api/models/training': {
    url: () => '/api/models/training',
    may: `${administrators}, analyst`,
    list: true,
  },
  'POST /api/models/train': { url: () => '/api/models/train', may: `${administrators}, analyst`, list: true },

  // Cases.
  'GET /api/cases': { url: () => '/api/cases?view=all', may: 'everyone', list: true },
  'GET /api/cases/counts': { url: () => '/api/cases/counts', may: 'everyone', list: true },
  'GET /api/live': { url: () => '/api/live', may: 'everyone', stream: true },
  'GET /api/cases/:id': { url: ({ caseId }) => `/api/cases/${caseId}`, may: `${centre}, ${authority}` },
  'GET /api/cases/:id/story': {
    url: ({ caseId }) => `/api/cases/${caseId}/story`,
    may: `${centre}, ${authority}`,
  },
  'GET /api/authorities/:id/staff': {
    url: ({ realm }) => `/api/authorities/${realm.roadsId}/staff`,
    may: 'everyone',
    list: true,
  },
  'POST /api/cases/:id/act': {
    url: ({ caseId }) => `/api/cases/${caseId}/act`,
    body: () => ({ act: 'start work' }),
    may: `${desk}, ${authority}`,
  },
  'PATCH /api/cases/:id': {
    url: ({ caseId }) => `/api/cases/${caseId}`,
    body: () => ({ severity: 4 }),
    may: desk,
  },
  'POST /api/cases/:id/notes': {
    url: ({ caseId }) => `/api/cases/${caseId}/notes`,
    body: () => ({ text: 'Rang the road master.' }),
    may: `${desk}, leader, ${authority}`,
  },

  // Answers.
  'GET /api/cases/:id/answers': {
    url: ({ caseId }) => `/api/cases/${caseId}/answers`,
    may: `${centre}, ${authority}`,
  },
  'POST /api/cases/:id/answers': {
    url: ({ caseId }) => `/api/cases/${caseId}/answers`,
    body: () => answer,
    may: `${desk}, ${authority}`,
  },
  'POST /api/cases/:id/answers/preview': {
    url: ({ caseId }) => `/api/cases/${caseId}/answers/preview`,
    body: () => answer,
    // Shows only what the asker wrote, as it would look.
    may: `${centre}, ${authority}`,
  },
  'PUT /api/answers/:id': {
    url: ({ answerId }) => `/api/answers/${answerId}`,
    body: () => answer,
    may: `${desk}, ${authority}`,
  },
  'POST /api/answers/:id/files': {
    url: ({ answerId }) => `/api/answers/${answerId}/files`,
    body: () => ({}),
    may: `${desk}, ${authority}`,
  },
  'DELETE /api/answers/:id/files/:fileId': {
    url: ({ answerId, fileId }) => `/api/answers/${answerId}/files/${fileId}`,
    may: `${desk}, ${authority}`,
  },
  'POST /api/answers/:id/send-to-review': {
    url: ({ answerId }) => `/api/answers/${answerId}/send-to-review`,
    may: `${desk}, ${authority}`,
  },
  'POST /api/answers/:id/approve': {
    url: ({ answerId }) => `/api/answers/${answerId}/approve`,
    may: 'curator, head',
  },
  'POST /api/answers/:id/send-back': {
    url: ({ answerId }) => `/api/answers/${answerId}/send-back`,
    body: () => ({ reason: 'Says nothing.' }),
    may: 'curator, head',
  },
  'GET /api/reviews': { url: () => '/api/reviews', may: 'everyone', list: true },
  'GET /api/promises': { url: () => '/api/promises', may: 'everyone', list: true },
  ...answersMatrix,

  'GET /api/review-rules': {
    url: () => '/api/review-rules',
    may: `${setUp}, head, town-hall head`,
    list: true,
  },

  'PUT /api/review-rules': { url: () => '/api/review-rules', body: () => ({ rules: [] }), may: setUp },

  // Search shows each what is theirs.
  'GET /api/search': { url: () => '/api/search?q=road', may: 'everyone', list: true },
  'GET /api/search/renewal': { url: () => '/api/search/renewal', may: administrators, list: true },
  'POST /api/search/renewal': { url: () => '/api/search/renewal', may: administrators, list: true },

  // Imports are the whole realm's.
  'POST /api/imports': { url: () => '/api/imports', may: setUp, list: true },
  'GET /api/imports': { url: () => '/api/imports', may: setUp, list: true },
  'GET /api/imports/:id': {
    url: ({ importId }) => `/api/imports/${importId}`,
    may: 'administrator, town administrator, curator, town curator',
  },
  'GET /api/imports/:id/rejects.csv': {
    url: ({ importId }) => `/api/imports/${importId}/rejects.csv`,
    may: 'administrator, town administrator, curator, town curator',
  },
  'PUT /api/imports/:id/mapping': {
    url: ({ importId }) => `/api/imports/${importId}/mapping`,
    body: () => ({ mapping: {} }),
    may: 'administrator, town administrator, curator, town curator',
  },
  'POST /api/imports/:id/run': {
    url: ({ importId }) => `/api/imports/${importId}/run`,
    may: 'administrator, town administrator, curator, town curator',
  },
  'POST /api/imports/:id/cancel': {
    url: ({ importId }) => `/api/imports/${importId}/cancel`,
    may: 'administrator, town administrator, curator, town curator',
  },

  // Safeguards.
  'GET /api/second-looks': { url: () => '/api/second-looks', may: 'everyone', list: true, sees: desk },
  'GET /api/second-looks/figures': { url: () => '/api/second-looks/figures', may: 'everyone', list: true },
  'POST /api/second-looks/:id': {
    url: ({ lookId }) => `/api/second-looks/${lookId}`,
    body: () => ({ verdict: 'confirmed' }),
    // The operator set it aside: not theirs to look at again.
    may: 'curator',
  },
  'GET /api/retention': { url: () => '/api/retention', may: administrators, list: true },
  'PUT /api/retention/:kind': {
    url: () => '/api/retention/links',
    body: () => ({ days: 400 }),
    may: administrators,
  },
  'POST /api/retention/run': { url: () => '/api/retention/run', may: administrators, list: true },
  'POST /api/retention/dry-run': { url: () => '/api/retention/dry-run', may: administrators, list: true },
  'GET /api/why/choices': { url: () => '/api/why/choices', may: administrators, list: true },
  'GET /api/why': {
    url: ({ realm }) =>
      `/api/why?personId=${realm.operator.id}&policy=cases.read&centreId=${realm.regionCentreId}`,
    may: 'administrator, town administrator',
  },
  ...caseWorkMatrix,
  ...peopleMatrix,
  ...territoryMatrix,
  ...assignmentMatrix,
  ...automationMatrix,
  ...watchMatrix,
  'GET /api/outward-acts/file': { url: () => '/api/outward-acts/file', may: administrators, list: true },
  'GET /api/outward-acts': { url: () => '/api/outward-acts', may: administrators, list: true },
};

/** Routes that carry tokens of programs: no session opens them. */
export const byToken = [
  'POST /api/channels/:channelId/messages',
  'POST /api/channels/:channelId/messages/batch',
];

/** Routes outside the API: pages and what platforms call; each says itself what it shows. */
export const pages = /^(?:GET|POST) \/(?:$|\*|r(?:\/|$)|channels\/|api\/docs|health|metrics)/;
