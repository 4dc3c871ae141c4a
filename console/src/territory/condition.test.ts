import { describe, expect, it } from 'vitest';
import { everything, toCondition, toSimple } from './condition.ts';

describe('conditions in the form', () => {
  it('come back as they were written', () => {
    const simple = { topics: ['snow', 'ice'], groups: [], areas: ['north'], words: ['icicle'] };
    expect(toSimple(toCondition(simple))).toEqual(simple);
  });
  it('hold for everything when nothing is chosen', () => {
    expect(toCondition(everything)).toEqual({ all: [] });
    expect(toSimple({ all: [] })).toEqual(everything);
  });
  it('reads one condition without "all"', () => {
    expect(toSimple({ field: 'topic', in: ['snow'] })).toEqual({ ...everything, topics: ['snow'] });
  });
  it.each([
    [{ any: [] }],
    [{ not: { field: 'topic', in: ['snow'] } }],
    [{ all: [{ field: 'severity', from: 4 }] }],
    [
      {
        all: [
          { field: 'topic', in: ['a'] },
          { field: 'topic', in: ['b'] },
        ],
      },
    ],
    [null],
  ])('does not pretend to show %j', (condition) => {
    expect(toSimple(condition)).toBeUndefined();
  });
});
