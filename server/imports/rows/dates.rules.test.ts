import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate, readDuration } from './dates.rules.ts';

const now = new Date('2026-11-02T10:00:00Z');
const samara = { timeZone: 'Europe/Samara', dayFirst: null, from1904: false };
const read = (cell: string | number | null, how = {}) => readDate(cell, { ...samara, ...how }, now);
const at = (iso: string) => ({ at: new Date(iso) });

describe('dates', () => {
  it.each([
    ['2026-10-30 14:05:09', '2026-10-30T10:05:09Z'],
    ['2026-10-30T14:05:09+03:00', '2026-10-30T11:05:09Z'],
    ['2026-10-30T14:05:09.123Z', '2026-10-30T14:05:09Z'],
    ['30.10.2026', '2026-10-29T20:00:00Z'],
    ['30.10.26 14:05', '2026-10-30T10:05:00Z'],
    ['05.06.2026 г.', '2026-06-04T20:00:00Z'],
    ['30/10/2026', '2026-10-29T20:00:00Z'],
    ['10/30/2026 02:05 PM', '2026-10-30T10:05:00Z'],
    ['2026/10/30', '2026-10-29T20:00:00Z'],
    ['2 ноября 2025', '2025-11-01T20:00:00Z'],
    ['2 мая 2026 г., 14:30', '2026-05-02T10:30:00Z'],
    ['2 марта 2026 в 9:05', '2026-03-02T05:05:00Z'],
    ['November 2, 2025', '2025-11-01T20:00:00Z'],
    ['2 Nov 2025 14:00', '2025-11-02T10:00:00Z'],
    ["'2026-10-30 14:05:09", '2026-10-30T10:05:09Z'],
    [46325.5, '2026-10-30T08:00:00Z'],
    ['46325,5', '2026-10-30T08:00:00Z'],
    [1_793_354_400, '2026-10-30T10:00:00Z'],
    ['1793354400000', '2026-10-30T10:00:00Z'],
  ])('reads %s', (cell, instant) => {
    expect(read(cell)).toEqual(at(instant));
  });

  it('says unknown of nothing, and does not make something of it', () => {
    for (const cell of [null, '', '  ', '-', "'"]) expect(read(cell)).toBeUndefined();
  });

  it('does not read what can be read in two ways, unless it is told how', () => {
    expect(read('05/06/2026')).toEqual({ problem: 'row-date-ambiguous' });
    expect(read('05/06/2026', { dayFirst: true })).toEqual(at('2026-06-04T20:00:00Z'));
    expect(read('05/06/2026', { dayFirst: false })).toEqual(at('2026-05-05T20:00:00Z'));
    expect(read('06/06/2026')).toEqual(at('2026-06-05T20:00:00Z'));
  });

  it('refuses days that do not exist, words, and times that cannot be', () => {
    for (const cell of ['31.02.2026', '2026-13-01', '30.10.2026 25:00', 'вчера', '12', '2 нуля 2026'])
      expect(read(cell)).toEqual({ problem: 'row-date-unreadable' });
    for (const cell of ['1999-12-30', '2027-01-01', 20_500])
      expect(read(cell)).toEqual({ problem: 'row-date-unlikely' });
  });

  it('counts the days of workbooks that begin in 1904', () => {
    expect(read(46325.5 - 1462, { from1904: true })).toEqual(at('2026-10-30T08:00:00Z'));
  });

  it('reads any instant written in any of its forms in any zone as that instant', () => {
    const zones = fc.constantFrom('Europe/Samara', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata');
    // Whole hours of May to September: no clock is put forward or back then.
    const instants = fc.date({
      min: new Date('2026-05-01'),
      max: new Date('2026-09-30'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, zones, (instant, timeZone) => {
        const exact = new Date(Math.floor(instant.getTime() / 1000) * 1000);
        const parts: Record<string, string> = {};
        const format = new Intl.DateTimeFormat('en-GB', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'medium',
          hourCycle: 'h23',
        });
        for (const { type, value } of format.formatToParts(exact)) parts[type] = value;
        const { year, month, day, hour, minute, second } = parts;
        const time = `${hour}:${minute}:${second}`;
        const serial =
          Date.UTC(
            Number(year),
            Number(month) - 1,
            Number(day),
            Number(hour),
            Number(minute),
            Number(second),
          ) /
            86_400_000 +
          25_569;
        const forms = [
          `${year}-${month}-${day} ${time}`,
          `${day}.${month}.${year} ${time}`,
          `${day}/${month}/${year} ${time}`,
          serial,
          exact.getTime(),
        ];
        for (const form of forms) expect(read(form, { timeZone, dayFirst: true })).toEqual({ at: exact });
      }),
    );
  });
});

describe('lengths of time', () => {
  it('are fractions of days, or hours and minutes', () => {
    expect(readDuration(0.0625)).toBe(90 * 60_000);
    expect(readDuration('1,5')).toBe(36 * 3_600_000);
    expect(readDuration('26:30:00')).toBe(26.5 * 3_600_000);
    expect(readDuration('1 д 02:00')).toBe(26 * 3_600_000);
    for (const cell of [null, '', '-', 'долго']) expect(readDuration(cell)).toBeUndefined();
  });
});
