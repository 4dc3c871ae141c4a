import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  periodWeeks,
  type RealmCounts,
  shownFigures,
  shownWeeks,
  standings,
  totalOf,
} from './figures.rules.ts';

const count = fc.oneof(fc.nat(8), fc.nat(300));
const week = fc
  .tuple(count, count, count, count)
  .map(
    (counts) =>
      Object.fromEntries(
        standings.map((name, place) => [name, counts[place]]),
      ) as RealmCounts['weeks'][number],
  );
const realms: fc.Arbitrary<RealmCounts> = fc.record({
  weeks: fc.array(week, { minLength: shownWeeks, maxLength: shownWeeks }),
  medianDays: fc.constant(6.5),
  ratings: fc.record({ good: count, other: count }),
  messages: fc.record({ setAside: count, other: count }),
  passedIn: count,
  passedOut: count,
});
const small = (value: number | null) => value !== null && value > 0 && value < 5;

describe('figures of a realm for those above it', () => {
  it('show no group under five, and let none be subtracted', () => {
    fc.assert(
      fc.property(realms, (counts) => {
        const shown = shownFigures(counts);
        const { opened, open, overdue, ended, passedIn, passedOut, weeks } = shown;
        for (const value of [opened, open, overdue, ended, passedIn, passedOut, ...weeks])
          expect(small(value)).toBe(false);
        const rest = (whole: number | null, part: number | null) =>
          whole === null || part === null ? null : whole - part;
        expect(small(rest(opened, open))).toBe(false);
        expect(small(rest(opened, ended))).toBe(false);
        expect(small(rest(open, overdue))).toBe(false);
        const ofPeriod = weeks.slice(-periodWeeks);
        if (ofPeriod.filter((one) => one === null).length === 1 && opened !== null)
          expect(small(opened - ofPeriod.reduce<number>((sum, one) => sum + (one ?? 0), 0))).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('give a share only where both who it counts and who it leaves out are enough', () => {
    const quiet = Object.fromEntries(standings.map((name) => [name, 0])) as RealmCounts['weeks'][number];
    const base: RealmCounts = {
      weeks: Array.from({ length: shownWeeks }, () => quiet),
      medianDays: null,
      ratings: { good: 40, other: 3 },
      messages: { setAside: 30, other: 170 },
      passedIn: 2,
      passedOut: 9,
    };
    expect(shownFigures(base)).toMatchObject({
      goodShare: null,
      setAsideShare: 0.15,
      passedIn: null,
      passedOut: 9,
    });
    expect(shownFigures({ ...base, ratings: { good: 40, other: 10 } }).goodShare).toBe(0.8);
  });

  it('sum only what is shown, so that a total gives nothing away', () => {
    const row = { opened: 40, open: 10, overdue: null, ended: 30 };
    const rows = [row, { ...row, opened: null }] as unknown as ReturnType<typeof shownFigures>[];
    expect(totalOf(rows, 'opened')).toEqual({ sum: 40, partial: true });
    expect(totalOf(rows, 'ended')).toEqual({ sum: 60, partial: false });
  });
});
