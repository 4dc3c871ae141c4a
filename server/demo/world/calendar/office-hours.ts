/** Fast reading of the working calendar for the many times a history asks. */
import type { RegionCalendar } from '../world.types.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const OPENS = 9 * HOUR;
const CLOSES = 18 * HOUR;

export class OfficeHours {
  readonly offset: number;
  readonly #off: ReadonlySet<number>;
  readonly #worked: ReadonlySet<number>;

  constructor(calendar: RegionCalendar) {
    const dayOf = (date: string) => Date.parse(date) / DAY;
    this.offset = calendar.utcOffsetMinutes * 60_000;
    this.#off = new Set(calendar.daysOff.map(({ date }) => dayOf(date)));
    this.#worked = new Set(calendar.workedWeekends.map(dayOf));
  }

  /** Days are counted from 1 January 1970 in local time. */
  isDayOff(day: number): boolean {
    if (this.#worked.has(day)) return false;
    const weekday = (day + 4) % 7;
    return weekday === 0 || weekday === 6 || this.#off.has(day);
  }

  /** The same moment when an office is open, else a little after the next opening; `spread` in [0, 1) says how long. */
  open(at: number, spread: number): number {
    const local = at + this.offset;
    let day = Math.floor(local / DAY);
    const time = local - day * DAY;
    if (!this.isDayOff(day) && time >= OPENS && time < CLOSES) return at;
    if (this.isDayOff(day) || time >= CLOSES) {
      day++;
      while (this.isDayOff(day)) day++;
    }
    return day * DAY + OPENS + spread * 3 * HOUR - this.offset;
  }

  /** The end of the n-th working or calendar day after `at`. */
  due(at: number, days: number, counted: 'working' | 'calendar'): number {
    const day = Math.floor((at + this.offset) / DAY);
    let end = day;
    if (counted === 'calendar') end += days;
    else
      for (let left = days; left > 0; left--) {
        do end++;
        while (this.isDayOff(end));
      }
    return end * DAY + CLOSES - this.offset;
  }
}
