import { expect, it } from 'vitest';
import type { StoredEvent } from '../platform/event-log.ts';
import { changesOf } from './live-changes.rules.ts';

const cases = [
  { id: 'own', version: 3, centreId: 'town', authorityId: null },
  { id: 'handed', version: 2, centreId: 'region', authorityId: 'roads' },
  { id: 'other', version: 7, centreId: 'region', authorityId: 'water' },
];
const event = (type: string, streamId: string | null = null) => ({ type, streamId, data: {} }) as StoredEvent;

it('tells of the cases somebody may see, by their centre or by their authority', () => {
  const told = (centreIds: string[], authorityIds: string[]) =>
    changesOf({ events: [], cases }, { centreIds, authorityIds });
  expect(told(['town'], [])).toEqual([{ type: 'case', caseId: 'own', version: 3 }]);
  expect(told([], ['roads'])).toEqual([{ type: 'case', caseId: 'handed', version: 2 }]);
  expect(told(['town', 'region'], ['roads'])).toHaveLength(3);
  expect(told([], [])).toEqual([]);
});

it('says of which cases the clocks were counted anew: their version is the same as before', () => {
  const events = [event('case.assigned', 'own'), event('case.clocks-moved', 'handed')];
  expect(changesOf({ events, cases }, { centreIds: ['town'], authorityIds: ['roads'] })).toEqual([
    { type: 'case', caseId: 'own', version: 3 },
    { type: 'case', caseId: 'handed', version: 2, clocks: true },
  ]);
});

it('tells of arrivals only to whoever works for a centre', () => {
  const events = [event('messages.received')];
  expect(changesOf({ events, cases: [] }, { centreIds: ['town'], authorityIds: [] })).toEqual([
    { type: 'arrivals' },
  ]);
  expect(changesOf({ events, cases: [] }, { centreIds: [], authorityIds: ['roads'] })).toEqual([]);
});
