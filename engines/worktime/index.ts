/** Working calendars and clocks that pause. Instants are epoch milliseconds. */
export { addWorking, isWorking, nextWorking, remaining, workingBetween } from './arithmetic.ts';
export { type Calendar, compileCalendar } from './calendar.ts';
export { type CalendarData, CalendarError, type CalendarException, type Interval } from './calendar-data.ts';
export { addCalendarDays, addWorkingDays, type DayEnd } from './days.ts';
