import { expect, test } from 'vitest';
import { compileCalendar } from './calendar.ts';
import { type CalendarData, CalendarError } from './calendar-data.ts';

const GOOD: CalendarData = { timeZone: 'UTC', week: [[], [], [], [], [], [], []], exceptions: [] };
const monday = (from: string, to: string): CalendarData => ({
  ...GOOD,
  week: [[{ from, to }], [], [], [], [], [], []],
});

test.each<[string, CalendarData]>([
  ['week: 7 days expected', { ...GOOD, week: [[]] }],
  ['week[0][0].from: "9:00"', monday('9:00', '13:00')],
  ['week[0][0].to: "24:30"', monday('09:00', '24:30')],
  ['cannot begin at 24:00', monday('24:00', '06:00')],
  ['week[0][0]: 09:00–09:00 is empty', monday('09:00', '09:00')],
  ['exceptions[0].date: "2024-02-30"', { ...GOOD, exceptions: [{ date: '2024-02-30', intervals: [] }] }],
  ['exceptions[0].date: "1.5.2024"', { ...GOOD, exceptions: [{ date: '1.5.2024', intervals: [] }] }],
  [
    'exceptions[1]: 2024-05-01 is there twice',
    { ...GOOD, exceptions: ['2024-05-01', '2024-05-01'].map((date) => ({ date, intervals: [] })) },
  ],
  ['timeZone: "Mars/Olympus"', { ...GOOD, timeZone: 'Mars/Olympus' }],
])('a mistake is named with its place: %s', (message, data) => {
  expect(() => compileCalendar(data)).toThrow(message);
  expect(() => compileCalendar(data)).toThrow(CalendarError);
});
