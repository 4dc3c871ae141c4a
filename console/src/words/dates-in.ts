import { momentOf, wallClock } from './wall-clock.ts';

const dash = '—';

/** Writes dates by the person's language in the time zone of the centre. An unknown time is a dash. */
export interface Dates {
  readonly timeZone: string;
  /** 21 Nov, 14:05 · with the year when it is not this one. */
  moment(iso: string | null | undefined): string;
  /** 14:05 today, 21 Nov otherwise. */
  brief(iso: string | null | undefined): string;
  /** 21 November: of a day, wherever the reader is. */
  dayMonth(day: string): string;
  /** 21 November 2026; of a day (`2026-11-21`) or of a moment. */
  day(iso: string | null | undefined): string;
  /** `2026-11-21`: today as the centre's calendar has it, or some days later. */
  today(days?: number): string;
  /** `2026-11-21T14:05:09` by the centre's clock. */
  clock(iso: string): string;
  /** The moment when the centre's clock shows this. */
  atClock(local: string): string;
  /** The moment by the reader's own clock, where that shows another time than the centre's. */
  ownMoment(iso: string): string | null;
  /** "5 minutes ago". */
  ago(iso: string | null | undefined): string;
}

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const isDay = (iso: string) => iso.length === '2026-11-21'.length;

export function datesIn(
  locale: string,
  timeZone: string,
  now: () => number = Date.now,
  readersZone: string = ownZone(),
): Dates {
  const form = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const time = form({ hour: '2-digit', minute: '2-digit' });
  const dayMonth = form({ day: 'numeric', month: 'short' });
  const dayMonthYear = form({ day: 'numeric', month: 'short', year: 'numeric' });
  const long = form({ day: 'numeric', month: 'long', year: 'numeric' });
  const longDay = form({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const key = form({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const year = form({ year: 'numeric' });
  // Swedish writes days as ISO 8601 does.
  const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const thisYear = (date: Date) => year.format(date) === year.format(now());
  const shortDay = (date: Date) => (thisYear(date) ? dayMonth : dayMonthYear).format(date);
  // "2026 г.": the abbreviation alone at the beginning of a line reads as something else.
  const whole = (written: string) => written.replace(/ г\.$/, '\u00a0г.');
  const read = (iso: string | null | undefined, write: (date: Date) => string) =>
    iso ? write(new Date(iso)) : dash;
  return {
    timeZone,
    moment: (iso) => read(iso, (date) => `${shortDay(date)}, ${time.format(date)}`),
    brief: (iso) =>
      read(iso, (date) => (key.format(date) === key.format(now()) ? time.format(date) : shortDay(date))),
    dayMonth: (day) =>
      new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
        new Date(day),
      ),
    today: (days = 0) => isoDay.format(now() + days * 86_400_000),
    // A day is the same day wherever the reader is.
    day: (iso) => read(iso, (date) => whole((iso && isDay(iso) ? longDay : long).format(date))),
    clock: (iso) => wallClock(Date.parse(iso), timeZone),
    atClock: (local) => momentOf(local, timeZone),
    ownMoment: (iso) => {
      const at = Date.parse(iso);
      if (wallClock(at, timeZone) === wallClock(at, readersZone)) return null;
      const own = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
      return new Intl.DateTimeFormat(locale, { ...own, timeZone: readersZone }).format(at);
    },
    ago: (iso) => read(iso, (date) => relative.format(...nearest(date.getTime() - now()))),
  };
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function nearest(ms: number): [number, Intl.RelativeTimeFormatUnit] {
  for (const [unit, length] of steps) if (Math.abs(ms) >= length) return [Math.trunc(ms / length), unit];
  return [0, 'minute'];
}
