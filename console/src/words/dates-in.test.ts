import { describe, expect, it } from 'vitest';
import { datesIn } from './dates-in.ts';

const now = () => Date.parse('2026-11-21T22:30:00Z');

describe('dates of the centre', () => {
  it('show a day as that day in every zone, and a moment as the day it falls on there', () => {
    for (const zone of ['America/Los_Angeles', 'Asia/Kamchatka', 'UTC'])
      expect(datesIn('en-GB', zone, now).day('2026-11-21')).toBe('21 November 2026');
    expect(datesIn('en-GB', 'Asia/Kamchatka', now).day('2026-11-21T22:30:00Z')).toBe('22 November 2026');
  });

  it('begin today where the centre is', () => {
    expect(datesIn('en-GB', 'Asia/Kamchatka', now).today()).toBe('2026-11-22');
    expect(datesIn('en-GB', 'America/Los_Angeles', now).today()).toBe('2026-11-21');
  });

  it('take an hour by the centre’s clock, and say the reader’s own where it shows another', () => {
    const away = datesIn('en-GB', 'Asia/Yekaterinburg', now, 'Europe/London');
    const at = away.atClock('2026-11-22T00:30');
    expect(at).toBe('2026-11-21T19:30:00.000Z');
    expect(away.clock(at)).toBe('2026-11-22T00:30:00');
    expect(away.ownMoment(at)).toBe('21 Nov, 19:30');
    const home = datesIn('en-GB', 'Asia/Yekaterinburg', now, 'Asia/Tashkent');
    expect(home.ownMoment(at)).toBeNull();
  });
});
