import type { Calendar } from './calendar.ts';
import { CalendarError } from './calendar-data.ts';
import { type DayEnd, dayOf, endOfDay, isWorkingDay, workingDayFrom } from './days.ts';
import { pauseAt, type Stretch } from './pauses.ts';

/**
 * A term counted in days after the local date it begins on, whatever the hour; it ends with the end of the
 * last one. 0 days end with the date of the start.
 */
export type Term =
  | { readonly unit: 'working days'; readonly days: number; readonly end: DayEnd }
  | {
      readonly unit: 'calendar days';
      readonly days: number;
      readonly end: DayEnd;
      /** A term that would end on a day off ends with the next working day, as civil law often has it. */
      readonly rollsForward?: boolean;
    };

/** End of a term of working days. */
export function addWorkingDays(calendar: Calendar, from: number, days: number, end: DayEnd): number {
  return endOfTerm(calendar, from, { unit: 'working days', days, end }, [])!;
}

/** End of a term of calendar days. */
export function addCalendarDays(
  calendar: Calendar,
  from: number,
  days: number,
  end: DayEnd,
  rollsForward = false,
): number {
  return endOfTerm(calendar, from, { unit: 'calendar days', days, end, rollsForward }, [])!;
}

/**
 * End of a term with pauses (in order, without overlaps): a day counts when the clock runs at its end, so
 * a pause within one day costs nothing and one over the ends of three days moves the end by three.
 * undefined when an open pause keeps it from being known.
 */
export function endOfTerm(
  calendar: Calendar,
  from: number,
  term: Term,
  paused: readonly Stretch[],
): number | undefined {
  if (!Number.isInteger(term.days) || term.days < 0 || term.days > 100_000) {
    throw new CalendarError('out-of-range', `${term.days} is not a number of days`);
  }
  let left = Math.max(1, term.days);
  const start = dayOf(calendar, from);
  for (let day = term.days === 0 ? start : nextDay(calendar, start, term, left); ; ) {
    const pause = paused.length > 0 ? pauseAt(paused, endOfDay(calendar, day, term.end)) : undefined;
    if (pause?.to === Number.POSITIVE_INFINITY) return undefined;
    if (pause === undefined) left--;
    const over = left <= 0 && pause === undefined && (!rolls(term) || isWorkingDay(calendar, day));
    if (over) return endOfDay(calendar, day, term.end);
    day = nextDay(calendar, day, term, left);
  }
}

const rolls = (term: Term): boolean => term.unit === 'calendar days' && term.rollsForward === true;

/** The next day that can count, or, when all have been counted, that can be the last. */
function nextDay(calendar: Calendar, day: number, term: Term, left: number): number {
  const working = term.unit === 'working days' || (left <= 0 && rolls(term));
  return working ? workingDayFrom(calendar, day + 1) : day + 1;
}
