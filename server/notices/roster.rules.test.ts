import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedAt, onDuty, type RosterData } from './roster.rules.ts';

const roster: RosterData = {
  timeZone: 'Europe/Samara',
  shifts: [
    { days: [1, 2, 3, 4, 5], from: '09:00', until: '18:00', people: ['day'] },
    { days: [1, 2, 3, 4, 5], from: '18:00', until: '09:00', people: ['night', 'reserve'] },
    { days: [6, 7], from: '09:00', until: '09:00', people: ['weekend'] },
  ],
  exceptions: [{ from: '2026-11-03T20:00:00Z', until: '2026-11-04T20:00:00Z', people: ['holiday'] }],
};

describe('who is on duty', () => {
  it('follows the week of the centre, over midnight too', () => {
    // Monday 2 November 2026: 10:00, 20:00 and then Tuesday 03:00 in Samara (UTC+4).
    expect(onDuty(roster, new Date('2026-11-02T06:00:00Z'))).toEqual(['day']);
    expect(onDuty(roster, new Date('2026-11-02T16:00:00Z'))).toEqual(['night', 'reserve']);
    expect(onDuty(roster, new Date('2026-11-02T23:00:00Z'))).toEqual(['night', 'reserve']);
  });

  it('goes over from Sunday to Monday', () => {
    // Monday 9 November, 03:00 in Samara belongs to Sunday's shift.
    expect(onDuty(roster, new Date('2026-11-08T23:00:00Z'))).toEqual(['weekend']);
  });

  it('is what an exception says while it lasts', () => {
    expect(onDuty(roster, new Date('2026-11-04T08:00:00Z'))).toEqual(['holiday']);
    expect(onDuty(roster, new Date('2026-11-04T20:00:00Z'))).not.toEqual(['holiday']);
  });

  it('never leaves a minute of a full week without anybody', () => {
    const minute = fc.integer({ min: 0, max: 14 * 1440 });
    fc.assert(
      fc.property(minute, (after) => {
        const at = new Date(Date.UTC(2026, 10, 9) + after * 60_000);
        expect(onDuty(roster, at).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('who is asked', () => {
  it('goes round three times and then ends', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((step) => askedAt(['a', 'b'], step))).toEqual([
      'a',
      'b',
      'a',
      'b',
      'a',
      'b',
      undefined,
    ]);
  });
});
