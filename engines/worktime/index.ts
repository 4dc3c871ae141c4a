/** Working calendars and clocks that pause. Instants are epoch milliseconds. */
export { addWorking, isWorking, nextWorking, remaining, workingBetween } from './arithmetic.ts';
export { type Calendar, compileCalendar } from './calendar.ts';
export { type CalendarData, CalendarError, type CalendarException, type Interval } from './calendar-data.ts';
export {
  type Budget,
  type Clock,
  type ClockReading,
  type ClockState,
  readClock,
  type Warning,
} from './clock.ts';
export type { DayEnd } from './days.ts';
export type { Pause } from './pauses.ts';
export { addCalendarDays, addWorkingDays, type Term } from './term.ts';
