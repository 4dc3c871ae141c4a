import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf } from './agreement.rules.ts';

const pairsOf = (one: readonly number[], other: readonly number[]) =>
  one.map((score, at) => [score, other[at]!] as const);

describe('agreement between two who scored the same answers', () => {
  it('is whole when they always agree, and nothing when they agree as chance would', () => {
    expect(agreementOf(pairsOf([0, 1, 2, 2], [0, 1, 2, 2])).pi).toBe(1);
    expect(agreementOf(pairsOf([0, 0, 2, 2], [0, 2, 0, 2])).pi).toBeCloseTo(0, 9);
  });
  it('follows a worked example', () => {
    // 50 pairs: both yes 20, both no 15, apart 15. pₒ = 0.7; yes 55 of 100, no 45: pₑ = 0.505.
    const pairs = [
      ...Array.from({ length: 20 }, () => [2, 2] as const),
      ...Array.from({ length: 15 }, () => [0, 0] as const),
      ...Array.from({ length: 15 }, () => [2, 0] as const),
    ];
    const { same, pi } = agreementOf(pairs);
    expect(same).toBeCloseTo(0.7, 9);
    expect(pi).toBeCloseTo((0.7 - 0.505) / (1 - 0.505), 9);
  });
  it('cannot be told where everybody always says the same, or nobody says anything', () => {
    expect(agreementOf(pairsOf([2, 2], [2, 2])).pi).toBeNull();
    expect(agreementOf([])).toEqual({ pairs: 0, same: 0, pi: null });
  });
  it('does not depend on who comes first', () => {
    const score = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { minLength: 1 }), (pairs) => {
        const turned = pairs.map(([one, other]) => [other, one] as const);
        expect(agreementOf(turned)).toEqual(agreementOf(pairs));
      }),
    );
  });
});
