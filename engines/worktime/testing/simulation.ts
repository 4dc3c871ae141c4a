import fc from 'fast-check';
import type { CalendarData, Interval } from '../calendar-data.ts';
import type { Pause } from '../pauses.ts';

/*
 * The slow truth the tests compare with: every minute asked for itself what the wall clock shows, through
 * Intl alone and without any of the engine's code.
 */

export const MINUTE = 60_000;

export const ZONES = [
  'Europe/Berlin',
  'Asia/Yekaterinburg',
  'America/New_York',
  'Australia/Lord_Howe',
  'UTC',
];

/** Minutes around the changes of the clocks in 2024, and an ordinary week. */
export const NEAR = ['2024-03-31', '2024-10-27', '2024-03-10', '2024-11-03', '2024-04-07', '2024-07-15'].map(
  (date) => Date.parse(`${date}T00:00:00Z`),
);

interface WallClock {
  readonly date: string;
  readonly weekday: number;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export function wallClock(timeZone: string, at: number): WallClock {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'short' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, ...options, ...time });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    weekday: WEEKDAYS.indexOf(parts.weekday ?? ''),
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export function intervalsOn(data: CalendarData, date: string, weekday: number): readonly Interval[] {
  return data.exceptions.find((exception) => exception.date === date)?.intervals ?? data.week[weekday]!;
}

const shown = new Map<string, WallClock>();

/** Whether the minute that begins at `at` is working time. */
export function isWorkingMinute(data: CalendarData, at: number): boolean {
  const key = `${data.timeZone} ${at}`;
  const { date, weekday, minute } = shown.get(key) ?? wallClock(data.timeZone, at);
  shown.set(key, { date, weekday, minute });
  const dayBefore = new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const today = intervalsOn(data, date, weekday).some(({ from, to }) => {
    const end = minutesOf(to) > minutesOf(from) ? minutesOf(to) : minutesOf(to) + 1440;
    return minute >= minutesOf(from) && minute < end;
  });
  const sinceYesterday = intervalsOn(data, dayBefore, (weekday + 6) % 7).some(
    ({ from, to }) => minutesOf(to) <= minutesOf(from) && minute < minutesOf(to),
  );
  return today || sinceYesterday;
}

const time = fc
  .integer({ min: 0, max: 95 })
  .map((q) => `${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`);

const interval: fc.Arbitrary<Interval> = fc
  .record({ from: time, to: fc.oneof(time, fc.constant('24:00')) })
  .filter(({ from, to }) => from !== to);

const day = fc.oneof(
  fc.constant([]),
  fc.constant([
    { from: '09:00', to: '13:00' },
    { from: '14:00', to: '18:00' },
  ]),
  fc.constant([{ from: '22:00', to: '06:00' }]),
  fc.array(interval, { maxLength: 3 }),
);

/** Calendars with something to work on each week, exceptions near the moments the tests look at. */
export const calendars: fc.Arbitrary<CalendarData> = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    week: fc.array(day, { minLength: 7, maxLength: 7 }),
    exceptions: fc.uniqueArray(
      fc.record({
        date: fc
          .tuple(fc.constantFrom(...NEAR), fc.integer({ min: -2, max: 4 }))
          .map(([near, days]) => new Date(near + days * 86_400_000).toISOString().slice(0, 10)),
        intervals: day,
      }),
      { selector: ({ date }) => date, maxLength: 4 },
    ),
  })
  .filter(({ week }) => week.some((intervals) => intervals.length > 0));

/** Whole minutes within two days of a change of clocks. */
export const instants: fc.Arbitrary<number> = fc
  .tuple(fc.constantFrom(...NEAR), fc.integer({ min: -2 * 1440, max: 3 * 1440 }))
  .map(([near, minutes]) => near + minutes * MINUTE);

/** Pauses in any order around a start, some of them open, some empty or reversed. */
export const pausesAround = (start: number): fc.Arbitrary<Pause[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -1440, max: 4 * 1440 }), fc.option(fc.integer({ min: -10, max: 1440 })))
      .map(([from, length]): Pause => {
        const at = start + from * MINUTE;
        return length === null ? { from: at } : { from: at, to: at + length * MINUTE };
      }),
    { maxLength: 4 },
  );

export const isPausedMinute = (pauses: readonly Pause[], at: number): boolean =>
  pauses.some(({ from, to }) => at >= from && (to === undefined || at < to));
