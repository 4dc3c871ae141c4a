import { type Calendar, covering, further } from './calendar.ts';
import { CalendarError } from './calendar-data.ts';
import { intervalAt, type Timeline } from './timeline.ts';

/** Working time laid out before an instant, ms. */
function workedBefore(timeline: Timeline, at: number): number {
  const { starts, ends, before } = timeline;
  const index = intervalAt(timeline, at);
  if (index < 0) return 0;
  return before[index]! + Math.min(at, ends[index]!) - starts[index]!;
}

/** Working time from one instant to another, ms; negative when `to` is earlier. All instants are epoch ms. */
export function workingBetween(calendar: Calendar, from: number, to: number): number {
  covering(calendar, from);
  const timeline = covering(calendar, to);
  return workedBefore(timeline, to) - workedBefore(timeline, from);
}

/** Working time left until a due instant, ms; negative by as much as it is overdue. */
export function remaining(calendar: Calendar, now: number, due: number): number {
  return workingBetween(calendar, now, due);
}

/**
 * The earliest instant by which `working` ms of working time have passed since `from`: the end of a working
 * interval rather than the beginning of the next. 0 gives `from` itself.
 * Throws CalendarError 'no-working-time' when the calendar has none left, 'out-of-range' beyond 2299.
 */
export function addWorking(calendar: Calendar, from: number, working: number): number {
  if (!(working >= 0 && working < Number.POSITIVE_INFINITY)) {
    throw new CalendarError('out-of-range', `${working} is not a length of time`);
  }
  let timeline = covering(calendar, from);
  if (working === 0) return from;
  let target = workedBefore(timeline, from) + working;
  for (let years = 2; target > timeline.total; years *= 2) {
    timeline = further(calendar, years);
    target = workedBefore(timeline, from) + working;
  }
  const index = firstReaching(timeline, target, from);
  return timeline.starts[index]! + target - timeline.before[index]!;
}

/** The first interval by whose end the target is reached: near `from` as a rule, so looked for in widening steps. */
function firstReaching(timeline: Timeline, target: number, from: number): number {
  const { before, total } = timeline;
  const count = before.length;
  const after = (index: number): number => (index + 1 < count ? before[index + 1]! : total);
  let low = Math.max(0, intervalAt(timeline, from));
  let step = 1;
  while (low + step < count && after(low + step - 1) < target) {
    low += step;
    step *= 2;
  }
  let high = Math.min(count - 1, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (after(middle) >= target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether an instant is working time. The end of an interval is not. */
export function isWorking(calendar: Calendar, at: number): boolean {
  const timeline = covering(calendar, at);
  const index = intervalAt(timeline, at);
  return index >= 0 && at < timeline.ends[index]!;
}

/** The first working instant at or after `at`. Throws as `addWorking` does. */
export function nextWorking(calendar: Calendar, at: number): number {
  let timeline = covering(calendar, at);
  for (let years = 2; ; years *= 2) {
    const { starts, ends } = timeline;
    const index = intervalAt(timeline, at);
    if (index >= 0 && at < ends[index]!) return at;
    if (index + 1 < starts.length) return starts[index + 1]!;
    timeline = further(calendar, years);
  }
}
