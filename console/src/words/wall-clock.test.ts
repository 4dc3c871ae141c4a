import { describe, expect, it } from 'vitest';
import { momentOf, wallClock } from './wall-clock.ts';

describe('the clock of the centre', () => {
  it.each([
    ['2026-11-21T14:05', 'Asia/Yekaterinburg', '2026-11-21T09:05:00.000Z'],
    ['2026-11-21T00:00', 'Asia/Kamchatka', '2026-11-20T12:00:00.000Z'],
    ['2026-11-21T23:59:59', 'America/St_Johns', '2026-11-22T03:29:59.000Z'],
    ['2026-07-01T12:00', 'Europe/London', '2026-07-01T11:00:00.000Z'],
    ['2026-12-01T12:00', 'Europe/London', '2026-12-01T12:00:00.000Z'],
    ['2026-03-29T00:30', 'Europe/London', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29T02:30', 'Europe/London', '2026-03-29T01:30:00.000Z'],
  ])('%s in %s is %s', (local, zone, moment) => {
    expect(momentOf(local, zone)).toBe(moment);
    expect(wallClock(Date.parse(moment), zone)).toBe(local.padEnd(19, ':00'));
  });

  it('takes an hour that comes twice the first time, and one that never comes for the next', () => {
    expect(momentOf('2026-10-25T01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
    expect(momentOf('2026-03-29T01:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
  });
});
