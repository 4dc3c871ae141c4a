import { useMemo } from 'react';
import { useDirectory } from '../territory/directory.ts';
import { useWords } from './use-words.ts';

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
  /** 21 November 2026 */
  day(iso: string | null | undefined): string;
  /** `2026-11-21`: today as the centre's calendar has it, or some days later. */
  today(days?: number): string;
  /** "5 minutes ago". */
  ago(iso: string | null | undefined): string;
}

export function datesIn(locale: string, timeZone: string, now: () => number = Date.now): Dates {
  const form = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const time = form({ hour: '2-digit', minute: '2-digit' });
  const dayMonth = form({ day: 'numeric', month: 'short' });
  const dayMonthYear = form({ day: 'numeric', month: 'short', year: 'numeric' });
  const long = form({ day: 'numeric', month: 'long', year: 'numeric' });
  const key = form({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const year = form({ year: 'numeric' });
  // Swedish writes days as ISO 8601 does.
  const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const thisYear = (date: Date) => year.format(date) === year.format(now());
  const shortDay = (date: Date) => (thisYear(date) ? dayMonth : dayMonthYear).format(date);
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
    day: (iso) => read(iso, (date) => long.format(date)),
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

export function useDates(): Dates {
  const { t } = useWords();
  const locale = t('locale');
  const { timeZone } = useDirectory();
  return useMemo(() => datesIn(locale, timeZone), [locale, timeZone]);
}
