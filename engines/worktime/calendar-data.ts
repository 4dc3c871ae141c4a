/** A part of a day on the wall clock: `{ from: '09:00', to: '13:00' }`. Whole minutes; `to` may be '24:00'. */
export interface Interval {
  readonly from: string;
  /** Earlier than `from` means on the next day (a night shift); it still belongs to the day it begins on. */
  readonly to: string;
}

/** A date that differs from its day of the week: a holiday has no intervals, a moved working day its own. */
export interface CalendarException {
  /** YYYY-MM-DD in the calendar's time zone. */
  readonly date: string;
  readonly intervals: readonly Interval[];
  /** Why, for people. */
  readonly name?: string;
}

/** A working calendar as people keep it: plain data, safe to store as JSON. */
export interface CalendarData {
  /** IANA name: `Asia/Yekaterinburg`. */
  readonly timeZone: string;
  /** Seven days, Monday first, each with its working intervals. */
  readonly week: readonly (readonly Interval[])[];
  readonly exceptions: readonly CalendarException[];
}

/** A calendar cannot be used as written, or has no working time to answer with. */
export class CalendarError extends Error {
  readonly code: 'bad-calendar' | 'no-working-time' | 'out-of-range';
  constructor(code: CalendarError['code'], message: string) {
    super(message);
    this.name = 'CalendarError';
    this.code = code;
  }
}

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** Half-open, in milliseconds from midnight; `to` is up to two days later. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** What a date has: merged spans in order, none for a day off. Days are counted from 1970-01-01. */
export interface ParsedCalendar {
  readonly week: readonly (readonly DaySpan[])[];
  readonly exceptions: ReadonlyMap<number, readonly DaySpan[]>;
}

/** Checks a calendar and reads its times. Throws CalendarError 'bad-calendar' naming the place that is wrong. */
export function parseCalendar(data: CalendarData): ParsedCalendar {
  if (data.week.length !== 7)
    throw bad(`week: 7 days expected, Monday first, but there are ${data.week.length}`);
  const week = data.week.map((intervals, day) => parseDay(intervals, `week[${day}]`));
  const exceptions = new Map<number, readonly DaySpan[]>();
  for (const [index, { date, intervals }] of data.exceptions.entries()) {
    const place = `exceptions[${index}]`;
    const day = parseDate(date, place);
    if (exceptions.has(day)) throw bad(`${place}: ${date} is there twice`);
    exceptions.set(day, parseDay(intervals, `${place}.intervals`));
  }
  return { week, exceptions };
}

const bad = (message: string): CalendarError => new CalendarError('bad-calendar', message);

function parseDate(date: string, place: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  const real = !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
  if (!real) throw bad(`${place}.date: "${date}" is not a date (YYYY-MM-DD)`);
  return at / DAY;
}

function parseDay(intervals: readonly Interval[], place: string): readonly DaySpan[] {
  const spans = intervals.map(({ from, to }, index) => {
    const start = parseTime(from, `${place}[${index}].from`);
    const end = parseTime(to, `${place}[${index}].to`);
    if (start === DAY) throw bad(`${place}[${index}].from: a day's interval cannot begin at 24:00`);
    if (start === end) throw bad(`${place}[${index}]: ${from}–${to} is empty; a whole day is 00:00–24:00`);
    return { from: start, to: end > start ? end : end + DAY };
  });
  return merged(spans.sort((a, b) => a.from - b.from));
}

function parseTime(time: string, place: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
  const at = (Number(hours) * 60 + Number(minutes)) * MINUTE;
  if (Number.isNaN(at) || at > DAY) throw bad(`${place}: "${time}" is not a time of day (HH:MM)`);
  return at;
}

function merged(sorted: readonly DaySpan[]): DaySpan[] {
  const spans: DaySpan[] = [];
  for (const span of sorted) {
    const last = spans.at(-1);
    if (last === undefined || span.from > last.to) spans.push(span);
    else spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return spans;
}
