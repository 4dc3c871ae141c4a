import { describe, expect, it } from 'vitest';
import { sameFilter } from './same-filter.ts';

describe('a saved view', () => {
  it('is the one shown when it asks the same, in whatever order', () => {
    expect(sameFilter({ view: 'due', topic: 'a' }, { topic: 'a', view: 'due' })).toBe(true);
    expect(sameFilter({ view: 'due' }, { view: 'due', topic: 'a' })).toBe(false);
  });
});
