import { describe, expect, test } from 'vitest';
import { buildCalendar } from './calendar.ts';

const calendar = buildCalendar();

function workingDays(year: number): number {
  const off = new Set(calendar.daysOff.map((day) => day.date));
  let count = 0;
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const date = new Date(at);
    const plain = date.toISOString().slice(0, 10);
    const isWeekday = date.getUTCDay() % 6 !== 0;
    if (calendar.workedWeekends.includes(plain) || (isWeekday && !off.has(plain))) count++;
  }
  return count;
}

describe('the working calendar', () => {
  // The published production calendars: 2024 and 2025 count 248 and 247 working days, 2026 counts 247.
  test.each([
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('%i has %i working days', (year, days) => {
    expect(workingDays(year)).toBe(days);
  });

  test('a worked Saturday is short when the day its rest went to would have been', () => {
    expect(calendar.shortDays).toContain('2024-11-02');
    expect(calendar.shortDays).toContain('2025-11-01');
    expect(calendar.shortDays).not.toContain('2024-12-28');
  });

  test('a spring holiday on a weekend gives the next working day off', () => {
    const dates = calendar.daysOff.map((day) => day.date);
    expect(dates).toEqual(expect.arrayContaining(['2026-03-09', '2026-05-11', '2027-05-03', '2027-06-14']));
  });

  test('no day is both worked and off', () => {
    const off = new Set(calendar.daysOff.map((day) => day.date));
    expect([...calendar.workedWeekends, ...calendar.shortDays].filter((date) => off.has(date))).toEqual([]);
  });
});
