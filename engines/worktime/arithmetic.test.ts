import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorking, isWorking, nextWorking, remaining, workingBetween } from './arithmetic.ts';
import { compileCalendar } from './calendar.ts';
import type { CalendarData } from './calendar-data.ts';
import { calendars, instants, isWorkingMinute, MINUTE, ZONES } from './testing/simulation.ts';

const HOUR = 60 * MINUTE;
const OFFICE_DAY = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];
const OFFICE: CalendarData = {
  timeZone: 'Asia/Yekaterinburg',
  week: [OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, [], []],
  exceptions: [
    { date: '2024-05-01', intervals: [], name: 'Holiday' },
    { date: '2024-04-27', intervals: OFFICE_DAY, name: 'Moved working day' },
  ],
};
const office = compileCalendar(OFFICE);
const local = (time: string): number => Date.parse(`${time}+05:00`);

describe('an office with a lunch break', () => {
  test('work goes on after lunch', () => {
    expect(addWorking(office, local('2024-04-23T12:30'), HOUR)).toBe(local('2024-04-23T14:30'));
  });

  test('work that ends with an interval ends there, not at the next opening', () => {
    expect(addWorking(office, local('2024-04-23T12:30'), HOUR / 2)).toBe(local('2024-04-23T13:00'));
  });

  test('a moved Saturday is worked, Sunday and the holiday are not', () => {
    expect(addWorking(office, local('2024-04-26T17:00'), 9 * HOUR)).toBe(local('2024-04-27T18:00'));
    expect(addWorking(office, local('2024-04-30T17:00'), 2 * HOUR)).toBe(local('2024-05-02T10:00'));
  });

  test('time left goes below zero by the working time it is late', () => {
    expect(remaining(office, local('2024-05-02T10:00'), local('2024-04-30T17:00'))).toBe(-2 * HOUR);
  });

  test('seconds and milliseconds are kept', () => {
    const from = local('2024-04-23T12:59:59.999');
    expect(addWorking(office, from, 2)).toBe(local('2024-04-23T14:00:00.001'));
  });

  test('opening is working time, closing is not', () => {
    expect(isWorking(office, local('2024-04-23T09:00'))).toBe(true);
    expect(isWorking(office, local('2024-04-23T13:00'))).toBe(false);
    expect(nextWorking(office, local('2024-04-23T13:00'))).toBe(local('2024-04-23T14:00'));
  });
});

test('a night shift lasts an hour less or more when the clocks change', () => {
  const night = [{ from: '22:00', to: '06:00' }];
  const calendar = compileCalendar({
    timeZone: 'Europe/Berlin',
    week: [night, night, night, night, night, night, night],
    exceptions: [],
  });
  const spring = [Date.parse('2024-03-30T12:00Z'), Date.parse('2024-03-31T12:00Z')] as const;
  const autumn = [Date.parse('2024-10-26T12:00Z'), Date.parse('2024-10-27T12:00Z')] as const;
  expect(workingBetween(calendar, ...spring)).toBe(7 * HOUR);
  expect(workingBetween(calendar, ...autumn)).toBe(9 * HOUR);
});

test('the night shift that begins before a holiday is worked to its end', () => {
  const calendar = compileCalendar({
    timeZone: 'UTC',
    week: [[{ from: '22:00', to: '06:00' }], [], [], [], [], [], []],
    exceptions: [{ date: '2024-01-02', intervals: [] }],
  });
  const monday = Date.parse('2024-01-01T22:00Z');
  expect(addWorking(calendar, monday, 8 * HOUR)).toBe(monday + 8 * HOUR);
});

test('an office open round the clock works all the time, also when the clocks change', () => {
  const open = [{ from: '00:00', to: '24:00' }];
  const week = [open, open, open, open, open, open, open];
  const open24 = ZONES.map((timeZone) => compileCalendar({ timeZone, week, exceptions: [] }));
  fc.assert(
    fc.property(fc.constantFrom(...open24), instants, instants, (calendar, a, b) => {
      expect(workingBetween(calendar, a, b)).toBe(b - a);
    }),
  );
});

const EMPTY: CalendarData = { timeZone: 'UTC', week: [[], [], [], [], [], [], []], exceptions: [] };

test('a calendar without working time says so instead of searching for ever', () => {
  const never = compileCalendar(EMPTY);
  expect(() => addWorking(never, 0, 1)).toThrow('no working time');
  expect(() => nextWorking(never, 0)).toThrow('no working time');
  expect(workingBetween(never, 0, 1e12)).toBe(0);
  expect(addWorking(never, 5, 0)).toBe(5);
});

test('a calendar that works on one date only runs out after it', () => {
  const once = compileCalendar({
    ...EMPTY,
    exceptions: [{ date: '2041-06-01', intervals: [{ from: '10:00', to: '11:00' }] }],
  });
  const start = Date.parse('2024-01-01T00:00Z');
  expect(addWorking(once, start, HOUR)).toBe(Date.parse('2041-06-01T11:00Z'));
  expect(() => addWorking(once, start, HOUR + 1)).toThrow('no working time');
});

test('a term of centuries and a senseless instant are refused', () => {
  expect(() => addWorking(office, 0, 1e13)).toThrow('2299');
  expect(() => addWorking(office, 0, -1)).toThrow('not a length of time');
  expect(() => addWorking(office, Number.NaN, 1)).toThrow('not an instant');
  expect(() => workingBetween(office, 0, 1e15)).toThrow('not an instant');
});

describe('against a minute-by-minute simulation', () => {
  test('working time between two instants', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 0, max: 2880 }), (data, from, minutes) => {
        let worked = 0;
        for (let i = 0; i < minutes; i++) if (isWorkingMinute(data, from + i * MINUTE)) worked++;
        const to = from + minutes * MINUTE;
        const calendar = compileCalendar(data);
        expect(workingBetween(calendar, from, to)).toBe(worked * MINUTE);
        expect(workingBetween(calendar, to, from)).toBe(-worked * MINUTE || 0);
      }),
      { numRuns: 25 },
    );
  });

  test('the instant by which working time has passed', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 600 }), (data, from, minutes) => {
        let at = from;
        for (let left = minutes; left > 0 && at < from + 20_000 * MINUTE; at += MINUTE) {
          if (isWorkingMinute(data, at)) left--;
        }
        fc.pre(at < from + 20_000 * MINUTE);
        expect(addWorking(compileCalendar(data), from, minutes * MINUTE)).toBe(at);
      }),
      { numRuns: 25 },
    );
  });

  test('whether an instant is worked and when work goes on', () => {
    fc.assert(
      fc.property(calendars, instants, (data, from) => {
        let at = from;
        while (!isWorkingMinute(data, at)) at += MINUTE;
        const calendar = compileCalendar(data);
        expect(isWorking(calendar, from)).toBe(at === from);
        expect(nextWorking(calendar, from)).toBe(at);
      }),
      { numRuns: 25 },
    );
  });
});

test('adding and measuring are inverse, to the millisecond, in any order of use', () => {
  const anyInstant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) });
  const amount = fc.integer({ min: 1, max: 400 * 24 * HOUR });
  fc.assert(
    fc.property(calendars, fc.array(fc.tuple(anyInstant, amount), { maxLength: 5 }), (data, questions) => {
      const used = compileCalendar(data);
      for (const [from, working] of questions) {
        const due = addWorking(used, from, working);
        expect(workingBetween(used, from, due)).toBe(working);
        expect(isWorking(used, due - 1)).toBe(true);
        expect(addWorking(compileCalendar(data), from, working)).toBe(due);
      }
    }),
    { numRuns: 40 },
  );
});
