import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf, shareUsed, urgencyOf } from './time-left.ts';

const minutes = (amount: number) => amount * 60_000;

describe('urgency', () => {
  it('is late only when the server says overdue', () => {
    expect(urgencyOf({ leftMs: minutes(-5), leftKind: 'working', overdue: true })).toBe('late');
  });
  it('turns amber two working hours or one hour of all time before', () => {
    expect(urgencyOf({ leftMs: minutes(120), leftKind: 'working', overdue: false })).toBe('soon');
    expect(urgencyOf({ leftMs: minutes(121), leftKind: 'working', overdue: false })).toBe('calm');
    expect(urgencyOf({ leftMs: minutes(61), leftKind: 'elapsed', overdue: false })).toBe('calm');
    expect(urgencyOf({ leftMs: minutes(60), leftKind: 'elapsed', overdue: false })).toBe('soon');
  });
  it('stays calm where the time left is unknown', () => {
    expect(urgencyOf({ leftMs: null, leftKind: 'working', overdue: false })).toBe('calm');
  });
});

describe('length', () => {
  it('has at most two units', () => {
    expect(lengthOf(minutes(200), 'working')).toEqual({ days: 0, hours: 3, minutes: 20 });
    expect(lengthOf(minutes(11 * 60 + 40), 'elapsed')).toEqual({ days: 0, hours: 11, minutes: 0 });
    expect(lengthOf(minutes(11 * 60 + 40), 'working')).toEqual({ days: 1, hours: 3, minutes: 0 });
    expect(lengthOf(minutes(5 * 24 * 60 + 400), 'elapsed')).toEqual({ days: 5, hours: 0, minutes: 0 });
  });
  it('never promises more than there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e10 }), fc.constantFrom('working', 'elapsed'), (ms, kind) => {
        const { days, hours, minutes: rest } = lengthOf(ms, kind);
        expect(minutes(rest + 60 * (hours + days * (kind === 'working' ? 8 : 24)))).toBeLessThanOrEqual(ms);
      }),
    );
  });
});

describe('share used', () => {
  it('is unknown without a start, and between nothing and all otherwise', () => {
    expect(shareUsed(null, '2026-01-02T00:00:00Z', 0)).toBeNull();
    const half = Date.parse('2026-01-01T12:00:00Z');
    expect(shareUsed('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', half)).toBe(0.5);
    expect(shareUsed('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', half * 2)).toBe(1);
  });
});
