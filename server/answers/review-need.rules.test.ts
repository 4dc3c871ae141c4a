import { describe, expect, it } from 'vitest';
import { isEnough, type ReviewRule, requirementFor } from './review-need.rules.ts';

const rule = (more: Partial<ReviewRule>): ReviewRule => ({
  topicIds: [],
  authorityIds: [],
  risks: [],
  sentBackFrom: null,
  needs: 'curator',
  note: null,
  ...more,
});
const answer = { topicId: 't1', authorityId: 'a1', risk: 'ordinary' as const, sentBackShare: 0.5 };
const head = { personId: 'h', asHead: true, asCurator: false };
const curator = { personId: 'c', asHead: false, asCurator: true };

describe('who must approve', () => {
  it('is any second person where no rule fits', () => {
    expect(requirementFor([rule({ topicIds: ['t2'] })], answer).needs).toBe('second person');
  });
  it('is decided by the first rule that fits', () => {
    const rules = [
      rule({ risks: ['critical'] }),
      rule({ needs: 'head and curator', note: 'roads' }),
      rule({}),
    ];
    expect(requirementFor(rules, answer)).toEqual({ needs: 'head and curator', note: 'roads' });
  });
  it('looks at the record of the drafter, once there is one', () => {
    const rules = [rule({ sentBackFrom: 0.4 })];
    expect(requirementFor(rules, answer).needs).toBe('curator');
    expect(requirementFor(rules, { ...answer, sentBackShare: 0.3 }).needs).toBe('second person');
    expect(requirementFor(rules, { ...answer, sentBackShare: null }).needs).toBe('second person');
  });
  it('needs two people where it needs a head and a curator', () => {
    const both = { personId: 'b', asHead: true, asCurator: true };
    expect(isEnough('head and curator', [head])).toBe(false);
    expect(isEnough('head and curator', [both])).toBe(false);
    expect(isEnough('head and curator', [head, curator])).toBe(true);
    expect(isEnough('curator', [head])).toBe(false);
    expect(isEnough('second person', [head])).toBe(true);
  });
});
