import type { Row } from './matrix.types.ts';

const desk = 'operator, curator';
const centre = `${desk}, leader, analyst, administrator`;
const authority = 'executor, head';
const setUp =
  'administrator, town administrator, foreign administrator, curator, town curator, foreign curator';
/** Names nothing there is. */
const nowhere = '00000000-0000-7000-8000-000000000000';

/** Joining cases, mass problems and what people do together. */
export const caseWorkMatrix: Readonly<Record<string, Row>> = {
  'GET /api/cases/:id/work': {
    url: ({ caseId }) => `/api/cases/${caseId}/work`,
    may: `${centre}, ${authority}`,
  },
  // Refused with itself, and only to those who get past the door.
  'POST /api/cases/:id/merge': {
    url: ({ caseId }) => `/api/cases/${caseId}/merge`,
    body: ({ caseId }) => ({ intoCaseId: caseId, reason: 'The same.' }),
    may: desk,
  },
  'POST /api/cases/:id/split': {
    url: ({ caseId }) => `/api/cases/${caseId}/split`,
    body: () => ({ messageId: nowhere, reason: 'Another.' }),
    may: desk,
  },
  'POST /api/cases/:id/links': {
    url: ({ caseId }) => `/api/cases/${caseId}/links`,
    body: ({ caseId }) => ({ otherId: caseId, reason: 'The same.' }),
    may: desk,
  },
  'DELETE /api/cases/:id/links/:otherId': {
    url: ({ caseId }) => `/api/cases/${caseId}/links/${caseId}`,
    may: desk,
  },
  'GET /api/mass-problems': { url: () => '/api/mass-problems', may: 'everyone', list: true },
  'GET /api/mass-problems/:id': { url: ({ massId }) => `/api/mass-problems/${massId}`, may: centre },
  'POST /api/mass-problems': {
    url: () => '/api/mass-problems',
    body: ({ caseId }) => ({ caseId, title: 'Roads', reason: ' ' }),
    may: desk,
  },
  'POST /api/mass-problems/:id/act': {
    url: ({ massId }) => `/api/mass-problems/${massId}/act`,
    body: () => ({ act: 'end' }),
    may: desk,
  },
  'POST /api/mass-problems/:id/cases': {
    url: ({ massId }) => `/api/mass-problems/${massId}/cases`,
    body: ({ caseId }) => ({ decisions: [{ caseId, state: 'confirmed' }] }),
    may: desk,
  },
  'PUT /api/mass-problems/:id/answer': {
    url: ({ massId }) => `/api/mass-problems/${massId}/answer`,
    body: () => ({ kind: 'interim', text: 'It will be mended.' }),
    may: desk,
  },
  'POST /api/mass-problems/:id/answer/act': {
    url: ({ massId }) => `/api/mass-problems/${massId}/answer/act`,
    body: () => ({ act: 'approve' }),
    may: 'curator',
  },
  'GET /api/mass-problems/:id/answer': {
    url: ({ massId }) => `/api/mass-problems/${massId}/answer`,
    may: centre,
  },
  'POST /api/mass-problems/:id/answer/overrule': {
    url: ({ massId }) => `/api/mass-problems/${massId}/answer/overrule`,
    body: () => ({ code: 'empty', why: 'Not so.' }),
    may: desk,
  },
  'POST /api/mass-problems/:id/answer/preview': {
    url: ({ massId }) => `/api/mass-problems/${massId}/answer/preview`,
    body: () => ({ kind: 'interim', outcome: null, text: 'We know of it.', promisedOn: '2027-01-20' }),
    may: centre,
  },
  'POST /api/mass-problems/:id/answer/files': {
    url: ({ massId }) => `/api/mass-problems/${massId}/answer/files`,
    body: () => ({}),
    may: desk,
  },
  'DELETE /api/mass-problems/:id/answer/files/:fileId': {
    url: ({ massId }) => `/api/mass-problems/${massId}/answer/files/${nowhere}`,
    may: desk,
  },
  // Everybody tries on what they may see, and finds the sets of their own realm.
  'POST /api/routing/try': {
    url: () => '/api/routing/try',
    body: () => ({ rules: [] }),
    may: setUp,
    list: true,
  },
  'POST /api/conditions/try': {
    url: () => '/api/conditions/try',
    body: () => ({ condition: { all: [] } }),
    may: 'everyone',
    list: true,
  },
  'GET /api/routing/versions': { url: () => '/api/routing/versions', may: setUp, list: true },
  'POST /api/routing/versions/:version/restore': {
    url: () => '/api/routing/versions/1/restore',
    may: 'administrator, town administrator, curator, town curator',
  },
  'GET /api/clock-recounts': { url: () => '/api/clock-recounts', may: 'everyone', list: true },
  'PUT /api/calendars/:id': {
    url: ({ realm }) => `/api/calendars/${realm.calendarId}`,
    body: () => ({ data: { timeZone: 'Europe/Samara', week: [[], [], [], [], [], [], []], exceptions: [] } }),
    may: 'administrator, town administrator',
  },
  'POST /api/cases/:id/presence': {
    url: ({ caseId }) => `/api/cases/${caseId}/presence`,
    body: () => ({ writing: false }),
    may: `${centre}, ${authority}`,
  },
  'GET /api/cases/:id/at': {
    url: ({ caseId }) => `/api/cases/${caseId}/at?moment=2026-11-02T08:00:00Z`,
    may: `${centre}, ${authority}`,
  },
  'GET /api/appeals': { url: () => '/api/appeals', may: 'everyone', list: true },
  'POST /api/cases/:id/appeal/settle': {
    url: ({ caseId }) => `/api/cases/${caseId}/appeal/settle`,
    body: () => ({ outcome: 'Answered.' }),
    may: '',
  },
  'PUT /api/cases/:id/follow': {
    url: ({ caseId }) => `/api/cases/${caseId}/follow`,
    body: () => ({ follows: false }),
    may: `${centre}, ${authority}`,
  },
  'GET /api/tags': { url: () => '/api/tags', may: 'everyone', list: true },
  'PUT /api/cases/:id/tags': {
    url: ({ caseId }) => `/api/cases/${caseId}/tags`,
    body: () => ({ tags: [] }),
    may: `${desk}, ${authority}`,
  },
  'GET /api/checklists': { url: () => '/api/checklists', may: 'everyone', list: true },
  'PUT /api/checklists/:id': {
    url: ({ realm }) => `/api/checklists/${realm.potholesId}`,
    body: () => ({ items: [] }),
    may: 'administrator, town administrator, curator, town curator',
  },
  'POST /api/cases/:id/checklist': {
    url: ({ caseId }) => `/api/cases/${caseId}/checklist`,
    body: () => ({ itemId: nowhere, done: true }),
    may: `${desk}, ${authority}`,
  },
  'GET /api/instructions': { url: () => '/api/instructions', may: 'everyone', list: true },
  'POST /api/instructions': {
    url: () => '/api/instructions',
    body: ({ realm, caseId }) => ({
      caseId,
      authorityId: realm.roadsId,
      text: 'Mend it.',
      dueOn: '2000-01-01',
    }),
    may: 'leader, curator',
  },
  // Nobody acts on what there is not; who may act on one is tried where instructions are.
  'POST /api/instructions/:id/act': {
    url: () => `/api/instructions/${nowhere}/act`,
    body: () => ({ act: 'accept' }),
    may: '',
  },
  'GET /api/tasks': {
    url: () => '/api/tasks',
    may: 'everyone',
    list: true,
    sees: `${centre}, town-hall executor, town-hall head`,
  },
  'POST /api/cases/:id/tasks': {
    url: ({ caseId }) => `/api/cases/${caseId}/tasks`,
    body: ({ realm }) => ({ authorityId: realm.townHallId, text: 'A part.', dueOn: '2000-01-01' }),
    may: `${desk}, ${authority}`,
  },
  'POST /api/tasks/:id/settle': {
    url: ({ taskId }) => `/api/tasks/${taskId}/settle`,
    body: () => ({ state: 'done', result: 'Done.' }),
    may: `${desk}, town-hall executor, town-hall head`,
  },
  // Each case is refused by itself.
  'POST /api/cases/bulk/assign/preview': {
    url: () => '/api/cases/bulk/assign/preview',
    body: () => ({ caseIds: [nowhere] }),
    may: 'everyone',
    list: true,
  },
  'POST /api/cases/bulk/assign': {
    url: () => '/api/cases/bulk/assign',
    body: () => ({ caseIds: [nowhere] }),
    may: 'everyone',
    list: true,
  },
  'POST /api/cases/bulk/:id/undo': { url: () => `/api/cases/bulk/${nowhere}/undo`, may: '' },
};
