import { CalendarError, DAY } from './calendar-data.ts';

/*
 * Offsets of a time zone as a list of periods, found once through Intl: asking Intl for each instant
 * would cost a thousand times more than the arithmetic itself.
 */

/** From `start` (instant, ms) until the next one, local time = instant + offset. */
export interface OffsetPeriod {
  readonly start: number;
  readonly offset: number;
}

/** No zone is known to have changed its offset twice within a week. */
const STEP = 7 * DAY;
const SECOND = 1000;

const zones = new Map<string, (at: number) => number>();
const years = new Map<string, readonly OffsetPeriod[]>();

/** Offset periods that cover the years from `first` to `last` (UTC, inclusive), the first starting at or before them. */
export function offsetPeriods(timeZone: string, first: number, last: number): OffsetPeriod[] {
  const periods: OffsetPeriod[] = [];
  for (let year = first; year <= last; year++) {
    for (const period of periodsOfYear(timeZone, year)) {
      if (periods.at(-1)?.offset !== period.offset) periods.push(period);
    }
  }
  return periods;
}

function periodsOfYear(timeZone: string, year: number): readonly OffsetPeriod[] {
  const key = `${timeZone} ${year}`;
  const known = years.get(key);
  if (known !== undefined) return known;
  const found = findPeriods(offsetOf(timeZone), Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1));
  years.set(key, found);
  return found;
}

function findPeriods(offsetAt: (at: number) => number, from: number, to: number): OffsetPeriod[] {
  const periods = [{ start: from, offset: offsetAt(from) }];
  for (let at = from; at < to; at += STEP) {
    const next = Math.min(at + STEP, to);
    const offset = offsetAt(next);
    if (offset !== periods.at(-1)!.offset) periods.push({ start: changeBetween(offsetAt, at, next), offset });
  }
  return periods.filter(({ start }) => start < to);
}

/** The first whole second with the offset of `to`. */
function changeBetween(offsetAt: (at: number) => number, from: number, to: number): number {
  const before = offsetAt(from);
  let low = from / SECOND;
  let high = to / SECOND;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * SECOND) === before) low = middle;
    else high = middle;
  }
  return high * SECOND;
}

function offsetOf(timeZone: string): (at: number) => number {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const format = formatOf(timeZone);
  const offsetAt = (at: number): number => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0', seconds = '0'] =
      /([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? [];
    const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * SECOND;
    return sign === '-' ? -size : size;
  };
  zones.set(timeZone, offsetAt);
  return offsetAt;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    throw new CalendarError('bad-calendar', `timeZone: "${timeZone}" is not a time zone`);
  }
}
