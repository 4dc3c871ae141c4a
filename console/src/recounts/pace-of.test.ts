import { expect, it } from 'vitest';
import { paceOf } from './pace-of.ts';
import type { Recount } from './recounts.api.ts';

const recount = (casesDone: number): Recount => ({
  id: '1',
  calendarId: 'c',
  topicId: null,
  state: 'running',
  casesTotal: 1000,
  casesDone,
  casesMoved: 0,
  startedAt: '2026-11-02T08:00:00Z',
  finishedAt: null,
});

it('tells the rate and the time left from what is done, and nothing before', () => {
  const now = Date.parse('2026-11-02T08:00:10Z');
  expect(paceOf(recount(200), now)).toEqual({ rate: 20, secondsLeft: 40 });
  expect(paceOf(recount(0), now)).toBeNull();
});
