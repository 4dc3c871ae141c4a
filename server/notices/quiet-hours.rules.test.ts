import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterQuiet, isQuiet, minuteOfDay, nextAt } from './quiet-hours.rules.ts';

const night = { quietFrom: 22 * 60, quietUntil: 7 * 60, timeZone: 'Europe/Samara' };
const zones = ['UTC', 'Europe/Samara', 'Asia/Kamchatka', 'America/New_York', 'Australia/Lord_Howe'];

describe('quiet hours', () => {
  it("hold a notice until the person's own morning", () => {
    // 02:00 in Samara is 22:00 UTC of the day before; quiet ends at 07:00 there, 03:00 UTC.
    const due = afterQuiet(new Date('2026-11-01T22:00:00Z'), night);
    expect(due.toISOString()).toBe('2026-11-02T03:00:00.000Z');
  });

  it('let it through in the day', () => {
    const noon = new Date('2026-11-02T08:00:00Z');
    expect(afterQuiet(noon, night)).toEqual(noon);
  });

  it('are never when they begin and end at the same minute', () => {
    const at = new Date('2026-11-01T22:00:00Z');
    expect(isQuiet(at, { ...night, quietFrom: 0, quietUntil: 0 })).toBe(false);
  });

  it('end on an instant that is not quiet and not before, in every zone and season', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    const instant = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2027-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        instant,
        minutes,
        minutes,
        fc.constantFrom(...zones),
        (at, quietFrom, quietUntil, timeZone) => {
          const hours = { quietFrom, quietUntil, timeZone };
          const due = afterQuiet(at, hours);
          expect(due.getTime()).toBeGreaterThanOrEqual(at.getTime());
          expect(due.getTime() - at.getTime()).toBeLessThan(25 * 3_600_000);
        },
      ),
    );
  });
});

describe('the next time the wall shows a minute', () => {
  it('is that minute, except where the clock jumps over it', () => {
    const at = new Date('2026-06-10T10:17:30Z');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), fc.constantFrom(...zones), (wanted, timeZone) => {
        const next = nextAt(at, wanted, timeZone);
        expect(minuteOfDay(next, timeZone)).toBe(wanted);
        expect(next.getTime()).toBeGreaterThanOrEqual(at.getTime());
      }),
    );
  });
});
