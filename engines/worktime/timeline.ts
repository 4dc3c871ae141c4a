import { DAY, type DaySpan, type ParsedCalendar } from './calendar-data.ts';
import { type OffsetPeriod, offsetPeriods } from './zone.ts';

/**
 * Working time laid out on the axis of instants for whole years: interval i is
 * [starts[i], ends[i]), and before[i] is the working time of all earlier ones.
 */
export interface Timeline {
  readonly firstYear: number;
  readonly lastYear: number;
  /** What is covered: [from, to), instants in ms. */
  readonly from: number;
  readonly to: number;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly before: Float64Array;
  readonly total: number;
  /** For each day of the range (UTC): how many intervals begin before it. Saves a search. */
  readonly begunBefore: Int32Array;
  readonly periodStarts: Float64Array;
  readonly offsets: Float64Array;
}

/** Lays out the years from `firstYear` to `lastYear` inclusive. */
export function layOut(
  calendar: ParsedCalendar,
  timeZone: string,
  firstYear: number,
  lastYear: number,
): Timeline {
  const from = Date.UTC(firstYear, 0, 1);
  const to = Date.UTC(lastYear + 1, 0, 1);
  const periods = offsetPeriods(timeZone, firstYear, lastYear);
  const spans = workingSpans(calendar, periods, to);
  const before = new Float64Array(spans.length);
  let total = 0;
  for (const [index, span] of spans.entries()) {
    before[index] = total;
    total += span.to - span.from;
  }
  return {
    firstYear,
    lastYear,
    from,
    to,
    starts: Float64Array.from(spans, (span) => span.from),
    ends: Float64Array.from(spans, (span) => span.to),
    before,
    total,
    begunBefore: countBegun(spans, from, to),
    periodStarts: Float64Array.from(periods, ({ start }) => start),
    offsets: Float64Array.from(periods, ({ offset }) => offset),
  };
}

/**
 * An instant is working time when the wall clock of its moment stands within an interval. So an hour the
 * clocks skip is not worked, and an hour they repeat is worked twice.
 */
function workingSpans(calendar: ParsedCalendar, periods: readonly OffsetPeriod[], end: number): DaySpan[] {
  const spans: DaySpan[] = [];
  for (const [index, { start, offset }] of periods.entries()) {
    const stop = periods[index + 1]?.start ?? end;
    const lastDay = Math.floor((stop + offset) / DAY);
    // A night shift of the day before reaches into the first day.
    for (let day = Math.floor((start + offset) / DAY) - 1; day <= lastDay; day++) {
      for (const span of spansOfDay(calendar, day)) {
        const from = Math.max(day * DAY + span.from - offset, start);
        const to = Math.min(day * DAY + span.to - offset, stop);
        if (from < to) append(spans, from, to);
      }
    }
  }
  return spans;
}

function countBegun(spans: readonly DaySpan[], from: number, to: number): Int32Array {
  const counts = new Int32Array((to - from) / DAY);
  let begun = 0;
  for (let day = 0; day < counts.length; day++) {
    while (begun < spans.length && spans[begun]!.from < from + day * DAY) begun++;
    counts[day] = begun;
  }
  return counts;
}

/** The last interval that begins at or before an instant the timeline covers; -1 if there is none. */
export function intervalAt({ starts, begunBefore, from }: Timeline, at: number): number {
  let index = begunBefore[Math.floor((at - from) / DAY)]! - 1;
  while (index + 1 < starts.length && starts[index + 1]! <= at) index++;
  return index;
}

function append(spans: DaySpan[], from: number, to: number): void {
  const last = spans.at(-1);
  if (last === undefined || from > last.to) spans.push({ from, to });
  else spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, to) };
}

/** Spans that begin on a day (counted from 1970-01-01, a Thursday). */
export function spansOfDay(calendar: ParsedCalendar, day: number): readonly DaySpan[] {
  return calendar.exceptions.get(day) ?? calendar.week[(((day + 3) % 7) + 7) % 7]!;
}

/** Index of the last element ≤ value, -1 if there is none. */
export function lastAtMost(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
