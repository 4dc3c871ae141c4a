import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from './calendar.ts';
import type { CalendarData } from './calendar-data.ts';
import { type Budget, type Clock, readClock } from './clock.ts';
import { addCalendarDays, addWorkingDays } from './term.ts';
import {
  calendars,
  instants,
  intervalsOn,
  isPausedMinute,
  isWorkingMinute,
  MINUTE,
  pausesAround,
  wallClock,
} from './testing/simulation.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const OFFICE_DAY = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];
const DATA: CalendarData = {
  timeZone: 'Asia/Yekaterinburg',
  week: [OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, [], []],
  exceptions: [{ date: '2024-05-01', intervals: [] }],
};
const office = compileCalendar(DATA);
const local = (time: string): number => Date.parse(`${time}+05:00`);
const clock = (start: number | undefined, budget: Budget, more: Partial<Clock> = {}): Clock => ({
  start,
  budget,
  pauses: [],
  ...more,
});
const EIGHT_HOURS: Budget = { unit: 'working', ms: 8 * HOUR };

test('a clock without a start is unknown in every figure, never zero', () => {
  expect(readClock(office, clock(undefined, EIGHT_HOURS), local('2024-04-23T10:00'))).toEqual({
    state: 'unknown',
    due: undefined,
    elapsed: undefined,
    left: undefined,
    warnings: [
      { share: 0.5, at: undefined },
      { share: 0.8, at: undefined },
    ],
  });
});

test('working hours run while the office does, with warnings at a half and at four fifths', () => {
  const reading = readClock(office, clock(local('2024-04-23T16:00'), EIGHT_HOURS), local('2024-04-24T10:00'));
  expect(reading).toEqual({
    state: 'running',
    due: local('2024-04-24T16:00'),
    elapsed: 3 * HOUR,
    left: 5 * HOUR,
    warnings: [
      { share: 0.5, at: local('2024-04-24T11:00') },
      { share: 0.8, at: local('2024-04-24T14:24') },
    ],
  });
});

test('a critical hour runs round the clock', () => {
  const start = local('2024-04-27T23:30');
  const reading = readClock(office, clock(start, { unit: 'elapsed', ms: HOUR }), start + 2 * HOUR);
  expect(reading).toMatchObject({ state: 'breached', due: start + HOUR, left: -HOUR });
});

describe('pauses', () => {
  const start = local('2024-04-23T09:00');

  test('an open pause stops the clock and hides the due time', () => {
    const paused = clock(start, EIGHT_HOURS, { pauses: [{ from: local('2024-04-23T15:00') }] });
    const reading = readClock(office, paused, local('2024-04-29T12:00'));
    expect(reading).toMatchObject({ state: 'paused', due: undefined, elapsed: 5 * HOUR, left: 3 * HOUR });
    expect(reading.warnings).toEqual([
      { share: 0.5, at: local('2024-04-23T13:00') },
      { share: 0.8, at: undefined },
    ]);
  });

  test('a breach that came before an open pause stands', () => {
    const late = clock(start, EIGHT_HOURS, { pauses: [{ from: local('2024-04-24T10:00') }] });
    const reading = readClock(office, late, local('2024-04-29T12:00'));
    expect(reading).toMatchObject({ state: 'breached', due: local('2024-04-23T18:00'), left: -HOUR });
  });

  test('overlapping and unordered pauses count once', () => {
    const pauses = [
      { from: local('2024-04-23T11:00'), to: local('2024-04-23T12:00') },
      { from: local('2024-04-23T10:00'), to: local('2024-04-23T11:30') },
    ];
    const reading = readClock(office, clock(start, EIGHT_HOURS, { pauses }), local('2024-04-23T12:30'));
    expect(reading).toMatchObject({ state: 'running', due: local('2024-04-24T11:00'), elapsed: 1.5 * HOUR });
  });
});

describe('what was done', () => {
  const start = local('2024-04-23T09:00');
  const now = local('2024-05-20T12:00');

  test('at the due instant is in time', () => {
    const stoppedAt = local('2024-04-23T18:00');
    expect(readClock(office, clock(start, EIGHT_HOURS, { stoppedAt }), now)).toMatchObject({
      state: 'met',
      elapsed: 8 * HOUR,
      left: 0,
    });
  });

  test('after it is missed, and the clock no longer runs', () => {
    const stoppedAt = local('2024-04-24T10:00');
    expect(readClock(office, clock(start, EIGHT_HOURS, { stoppedAt }), now)).toMatchObject({
      state: 'missed',
      elapsed: 9 * HOUR,
      left: -HOUR,
    });
  });
});

describe('terms of days', () => {
  const start = local('2024-04-29T11:00');

  test('working days skip the holiday and the weekend and end at closing or at midnight', () => {
    expect(addWorkingDays(office, start, 3, 'closing')).toBe(local('2024-05-03T18:00'));
    expect(addWorkingDays(office, start, 4, 'midnight')).toBe(local('2024-05-06T23:59:59.999'));
    expect(addWorkingDays(office, start, 0, 'closing')).toBe(local('2024-04-29T18:00'));
  });

  test('calendar days end on the date, or on the next working day when asked', () => {
    expect(addCalendarDays(office, start, 5, 'closing')).toBe(local('2024-05-04T23:59:59.999'));
    expect(addCalendarDays(office, start, 5, 'closing', true)).toBe(local('2024-05-06T18:00'));
    expect(addCalendarDays(office, start, 30, 'midnight')).toBe(local('2024-05-29T23:59:59.999'));
  });

  test('a day is lost only when the clock stands at its end', () => {
    const budget: Budget = { unit: 'working days', days: 3, end: 'closing' };
    const within = [{ from: local('2024-04-30T10:00'), to: local('2024-04-30T17:59') }];
    const over = [{ from: local('2024-04-30T10:00'), to: local('2024-05-02T09:00') }];
    const due = (pauses: Clock['pauses']) => readClock(office, clock(start, budget, { pauses }), start).due;
    expect(due(within)).toBe(local('2024-05-03T18:00'));
    expect(due(over)).toBe(local('2024-05-06T18:00'));
    expect(due([{ from: start }])).toBeUndefined();
  });

  test('a calendar without working days is refused', () => {
    const never = compileCalendar({ ...DATA, week: [[], [], [], [], [], [], []], exceptions: [] });
    expect(() => addWorkingDays(never, start, 1, 'closing')).toThrow('no working day');
    expect(() => addCalendarDays(never, start, 1, 'closing', true)).toThrow('no working day');
    expect(() => addWorkingDays(office, start, 1.5, 'closing')).toThrow('not a number of days');
  });
});

describe('against a minute-by-minute simulation', () => {
  const amounts = fc.integer({ min: 1, max: 500 });
  const cases = instants.chain((start) =>
    fc.record({
      start: fc.constant(start),
      pauses: pausesAround(start),
      now: fc.integer({ min: -100, max: 4000 }).map((minutes) => start + minutes * MINUTE),
    }),
  );

  test.each(['working', 'elapsed'] as const)('%s budgets: due, elapsed, warnings and state', (unit) => {
    fc.assert(
      fc.property(calendars, cases, amounts, (data, { start, pauses, now }, minutes) => {
        const runs = (at: number): boolean =>
          !isPausedMinute(pauses, at) && (unit === 'elapsed' || isWorkingMinute(data, at));
        const end = start + 8000 * MINUTE;
        const passes: number[] = [];
        for (let at = start; at < end && passes.length < minutes; at += MINUTE) {
          if (runs(at)) passes.push(at + MINUTE);
        }
        let elapsed = 0;
        for (let at = start; at < now; at += MINUTE) if (runs(at)) elapsed += MINUTE;
        const due = passes[minutes - 1];
        fc.pre(due !== undefined || pauses.some(({ to }) => to === undefined));

        const budget: Budget = { unit, ms: minutes * MINUTE };
        const reading = readClock(compileCalendar(data), { start, budget, pauses }, now);
        expect(reading.due).toBe(due);
        expect(reading.elapsed).toBe(elapsed);
        expect(reading.left).toBe(minutes * MINUTE - elapsed);
        const late = due !== undefined && now > due;
        const paused = now >= start && isPausedMinute(pauses, now);
        expect(reading.state).toBe(late ? 'breached' : paused ? 'paused' : 'running');
        if (minutes % 10 === 0) {
          expect(reading.warnings.map(({ at }) => at)).toEqual([
            passes[minutes / 2 - 1],
            passes[minutes * 0.8 - 1],
          ]);
        }
      }),
      { numRuns: 25 },
    );
  });

  test.each(['working days', 'calendar days'] as const)('%s end with the last counted day', (unit) => {
    fc.assert(
      fc.property(calendars, cases, fc.integer({ min: 1, max: 3 }), (data, { start, pauses }, days) => {
        const ends = midnights(data, start);
        const counted = ends.filter(
          ({ at, works }) => (unit === 'calendar days' || works) && !isPausedMinute(pauses, at),
        );
        const due = counted[days - 1]?.at;
        fc.pre(due !== undefined || pauses.some(({ to }) => to === undefined));
        const budget: Budget = { unit, days, end: 'midnight' };
        const reading = readClock(compileCalendar(data), { start, budget, pauses }, start);
        expect(reading.due).toBe(due);
      }),
      { numRuns: 25 },
    );
  });
});

/** The last milliseconds of the thirty local dates after that of `start`, found by walking through the minutes. */
function midnights(data: CalendarData, start: number): { at: number; works: boolean }[] {
  const ends: { at: number; works: boolean }[] = [];
  let current = wallClock(data.timeZone, start);
  const first = current.date;
  for (let at = start; at < start + 30 * DAY; at += 15 * MINUTE) {
    const quarter = at - (at % (15 * MINUTE)) + 15 * MINUTE;
    const next = wallClock(data.timeZone, quarter);
    if (next.date === current.date) continue;
    const works = intervalsOn(data, current.date, current.weekday).length > 0;
    if (current.date !== first) ends.push({ at: quarter - 1, works });
    current = next;
  }
  return ends;
}
