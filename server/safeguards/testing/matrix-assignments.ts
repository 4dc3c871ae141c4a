import type { Row } from './matrix.types.ts';
import type { World } from './world.ts';

const desk = 'operator, curator';
/** At the top of the realm; people of another realm see their own. */
const atTheTop = 'curator, leader, analyst, administrator, foreign curator, foreign administrator';
const passing = ({ realm }: World) => ({
  realmId: realm.realmId,
  centreId: realm.townCentreId,
  why: 'It is the town’s.',
  withContact: false,
});
const owner = () => ({ reason: 'It is not ours', owner: { kind: 'back' } });
const act = (name: string) => (world: World) => `/api/assignments/${world.assignmentId}/${name}`;

/** Between centres and realms: a case is passed by its centre, taken by whoever it was passed to, and by nobody else. */
export const assignmentMatrix: Readonly<Record<string, Row>> = {
  'GET /api/cases/:id/assignments': {
    url: ({ caseId }) => `/api/cases/${caseId}/assignments`,
    may: `${desk}, leader, analyst, administrator, executor, head`,
  },
  'GET /api/cases/:id/destinations': { url: ({ caseId }) => `/api/cases/${caseId}/destinations`, may: desk },
  'POST /api/cases/:id/assignments/preview': {
    url: ({ caseId }) => `/api/cases/${caseId}/assignments/preview`,
    body: passing,
    may: desk,
  },
  'POST /api/cases/:id/assignments': {
    url: ({ caseId }) => `/api/cases/${caseId}/assignments`,
    body: passing,
    may: desk,
  },
  'GET /api/assignments/waiting': { url: () => '/api/assignments/waiting', may: 'everyone' },
  'GET /api/assignments': { url: () => '/api/assignments', may: 'everyone', list: true },
  'GET /api/centres': { url: () => '/api/centres', may: 'everyone', list: true },
  'POST /api/assignments/:id/accept': {
    url: act('accept'),
    body: ({ realm }) => ({ topicId: realm.potholesId }),
    may: desk,
  },
  'POST /api/assignments/:id/refuse': { url: act('refuse'), body: owner, may: desk },
  'POST /api/assignments/:id/decide': { url: act('decide'), body: owner, may: 'curator, leader' },
  'POST /api/assignments/:id/withdraw': {
    url: act('withdraw'),
    body: () => ({ reason: 'It is ours' }),
    may: desk,
  },
  'POST /api/assignments/:id/say': {
    url: act('say'),
    body: () => ({ text: 'Which lane?', side: 'given' }),
    may: desk,
  },

  'GET /api/agreements': { url: () => '/api/agreements', may: atTheTop, list: true },
  'POST /api/agreements': {
    url: () => '/api/agreements',
    // A realm agrees on nothing with itself: there the other realm's people are turned away.
    body: ({ otherRealmId }) => ({
      partnerId: otherRealmId,
      terms: { topics: null, personal: false, openCases: false },
      validFrom: '2026-11-01',
      validUntil: '2027-10-31',
    }),
    may: 'leader, administrator',
  },
  'POST /api/agreements/:id/act': {
    url: ({ agreementId }) => `/api/agreements/${agreementId}/act`,
    body: () => ({ act: 'end', reason: 'No longer needed' }),
    may: 'leader, administrator',
  },

  'GET /api/realms': { url: () => '/api/realms', may: atTheTop, list: true },
  'GET /api/realms/:realmId/cases': {
    url: ({ otherRealmId }) => `/api/realms/${otherRealmId}/cases`,
    may: 'curator, leader, analyst',
  },
  'GET /api/realms/:realmId/cases/:caseId': {
    url: ({ otherRealmId, otherCaseId }) => `/api/realms/${otherRealmId}/cases/${otherCaseId}`,
    may: 'curator, leader, analyst',
  },
};
