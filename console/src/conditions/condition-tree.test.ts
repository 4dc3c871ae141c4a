import { describe, expect, it } from 'vitest';
import { always, type Condition, isComplete, leavesOf, toCondition, toTree } from './condition-tree.ts';

const rich: Condition = {
  all: [
    { field: 'topic', in: ['snow', 'ice'] },
    { not: { words: ['icicle'] } },
    { any: [{ field: 'severity', from: 4 }, { field: 'tag', in: ['school'] }, { not: { all: [always] } }] },
  ],
};

describe('conditions in the editor', () => {
  it('come back as they were written', () => {
    expect(toCondition(toTree(rich))).toEqual(rich);
    expect(toCondition(toTree({ not: { any: [{ words: ['ice'] }] } }))).toEqual({
      not: { any: [{ words: ['ice'] }] },
    });
  });

  it('show a single line as a group of one, and what is turned round twice as it is', () => {
    expect(toCondition(toTree({ field: 'topic', in: ['snow'] }))).toEqual({
      all: [{ field: 'topic', in: ['snow'] }],
    });
    expect(toTree({ not: { not: rich } })).toEqual(toTree(rich));
  });

  it('number their lines from first to last, however deep they stand', () => {
    expect(leavesOf(toTree(rich)).map(({ field }) => field)).toEqual(['topic', 'words', 'severity', 'tag']);
  });

  it.each<[Condition, boolean]>([
    [always, true],
    [{ all: [{ field: 'topic', in: ['snow'] }] }, true],
    [{ all: [{ field: 'topic', in: [] }] }, false],
    [{ all: [{ field: 'severity' }] }, false],
    [{ all: [{ field: 'hour', to: 6 }] }, true],
    [{ all: [{ any: [] }] }, false],
    [{ any: [] }, false],
    [{ not: { all: [] } }, false],
    [{ words: [] }, false],
  ])('%j is complete: %s', (condition, complete) => {
    expect(isComplete(condition)).toBe(complete);
  });
});
