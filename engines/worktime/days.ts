import { type Calendar, covering } from './calendar.ts';
import { CalendarError, DAY } from './calendar-data.ts';
import { lastAtMost, spansOfDay } from './timeline.ts';

/** When a day of a term is over: with its last working interval, or at 23:59:59.999. */
export type DayEnd = 'closing' | 'midnight';

/** No calendar has this many days off in a row. */
const LONGEST_REST = 3660;

/** Local date of an instant as a day counted from 1970-01-01. */
export function dayOf(calendar: Calendar, at: number): number {
  const { periodStarts, offsets } = covering(calendar, at);
  return Math.floor((at + offsets[Math.max(0, lastAtMost(periodStarts, at))]!) / DAY);
}

/** Whether work begins on a day. */
export const isWorkingDay = (calendar: Calendar, day: number): boolean =>
  spansOfDay(calendar.parsed, day).length > 0;

/** The first working day at or after a day. Throws CalendarError 'no-working-time' when ten years have none. */
export function workingDayFrom(calendar: Calendar, day: number): number {
  for (let at = day; at < day + LONGEST_REST; at++) if (isWorkingDay(calendar, at)) return at;
  throw new CalendarError('no-working-time', 'the calendar has no working day in the ten years that follow');
}

/**
 * The instant a day ends. A day off has no closing time: it ends at 23:59:59.999. Where the clocks
 * repeat an hour it is the later of two, where they skip one the moment they do.
 */
export function endOfDay(calendar: Calendar, day: number, end: DayEnd): number {
  const closing = end === 'closing' ? spansOfDay(calendar.parsed, day).at(-1) : undefined;
  if (closing !== undefined) return latestInstant(calendar, day * DAY + closing.to);
  return latestInstant(calendar, (day + 1) * DAY) - 1;
}

function latestInstant(calendar: Calendar, local: number): number {
  const { periodStarts, offsets, to } = covering(calendar, local);
  for (let index = lastAtMost(periodStarts, local + DAY); index > 0; index--) {
    const at = local - offsets[index]!;
    if (at >= periodStarts[index]!) return Math.min(at, periodStarts[index + 1] ?? to);
  }
  return Math.min(local - offsets[0]!, periodStarts[1] ?? to);
}
