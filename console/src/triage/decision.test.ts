import { describe, expect, it } from 'vitest';
import type { Proposal } from './arrivals.api.ts';
import { choiceOf, decisionOf, mayAccept } from './decision.ts';

const proposal: Proposal = {
  attempt: 1,
  madeBy: 'passport words',
  madeAt: '2026-02-01T08:00:00Z',
  language: { value: 'en', confidence: 1 },
  topics: [{ topicId: 'snow', probability: 0.9, fragments: [] }],
  place: {
    areaId: 'north',
    settlementId: null,
    streetId: null,
    landmarkId: null,
    house: null,
    lon: null,
    lat: null,
    text: '5 Mill Lane',
    confidence: 0.8,
    ambiguous: false,
    candidates: [],
    mentions: [],
  },
  severity: { value: 3, risk: 'ordinary', reasons: [] },
  authority: { authorityId: 'roads', reason: null },
  type: { value: 'solve', reasons: [] },
  setAside: null,
  emergency: false,
  emergencyReasons: [],
  formalAppeal: false,
  formalAppealReasons: [],
  duplicates: [],
  automatic: { allowed: false, reasons: [] },
  watches: [],
};

describe('a decision on a message', () => {
  it('says nothing where the proposal is confirmed', () => {
    expect(decisionOf(choiceOf(proposal), proposal)).toEqual({});
  });
  it('says only what was changed', () => {
    const choice = { ...choiceOf(proposal), topicId: 'ice', authorityId: null };
    expect(decisionOf(choice, proposal)).toEqual({ topicId: 'ice', authorityId: null });
  });
  it('can take a place away', () => {
    const choice = { ...choiceOf(proposal), areaId: null, placeText: '  ' };
    expect(decisionOf(choice, proposal)).toEqual({ areaId: null, place: { text: null } });
  });
  it('asks why when the severity is set by hand', () => {
    const raised = { ...choiceOf(proposal), severity: 5 };
    expect(mayAccept(raised, proposal)).toBe(false);
    expect(mayAccept({ ...raised, severityReason: 'a school' }, proposal)).toBe(true);
  });
  it('needs a topic when nothing was proposed', () => {
    expect(mayAccept(choiceOf(null), null)).toBe(false);
    const chosen = { ...choiceOf(null), topicId: 'ice' };
    expect(mayAccept(chosen, null)).toBe(true);
    expect(decisionOf(chosen, null)).toEqual({ topicId: 'ice', type: 'solve' });
  });
});
