import { describe, expect, it } from 'vitest';
import { keptShare } from './kept-share.ts';

describe('the share of promises kept', () => {
  it('counts a moved promise as not kept', () => {
    expect(keptShare({ kept: 6, broken: 3, moved: 1 })).toBe(0.6);
  });
  it('is not told of fewer than five settled', () => {
    expect(keptShare({ kept: 4, broken: 0, moved: 0 })).toBeNull();
    expect(keptShare({ kept: 0, broken: 5, moved: 0 })).toBe(0);
  });
});
