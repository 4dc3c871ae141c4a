import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseAfter, restAfter, retrySteps } from './retry.rules.ts';

const at = new Date('2026-11-02T08:00:00Z');
const refused = { status: 500, error: null };

describe('what becomes of a message', () => {
  it('is delivered by any status of success, and by no other', () => {
    for (const status of [200, 202, 204, 299])
      expect(courseAfter({ status, error: null }, 1, 0, at).state).toBe('delivered');
    for (const status of [199, 301, 302, 400, 404, 429, 500, null])
      expect(courseAfter({ status, error: null }, 1, 0, at).state).toBe('waiting');
  });

  it('comes again ever later, a little apart from the others, and is given up behind the last step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: retrySteps.length }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (step, spread) => {
          const { nextAt } = courseAfter(refused, step, spread, at);
          const waited = nextAt!.getTime() - at.getTime();
          const wait = retrySteps[step - 1]!;
          expect(waited).toBeGreaterThanOrEqual(wait);
          expect(waited).toBeLessThanOrEqual(wait * 1.1 + 1);
        },
      ),
    );
    expect(courseAfter(refused, retrySteps.length + 1, 0, at)).toEqual({ state: 'failed', nextAt: null });
  });

  it('puts the webhook to rest after five days of failure, or at once where it is gone', () => {
    const days = (count: number) => new Date(at.getTime() - count * 86_400_000);
    expect(restAfter(refused, days(4.9), at)).toBeNull();
    expect(restAfter(refused, days(5), at)).toBe('failing');
    expect(restAfter({ status: 200, error: null }, days(9), at)).toBeNull();
    expect(restAfter({ status: 410, error: null }, null, at)).toBe('gone');
    expect(courseAfter({ status: 410, error: null }, 1, 0, at).state).toBe('failed');
  });
});
