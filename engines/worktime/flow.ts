import { addWorking, workingBetween } from './arithmetic.ts';
import type { Calendar } from './calendar.ts';
import type { Stretch } from './pauses.ts';

/** Time as a clock counts it: all of it, or the working time of a calendar. */
export interface Flow {
  between(from: number, to: number): number;
  /** The earliest instant by which the amount has passed. */
  add(from: number, amount: number): number;
}

export const ELAPSED: Flow = { between: (from, to) => to - from, add: (from, amount) => from + amount };

export const workingFlow = (calendar: Calendar): Flow => ({
  between: (from, to) => workingBetween(calendar, from, to),
  add: (from, amount) => addWorking(calendar, from, amount),
});

/** What has passed from `start` to `at` outside of the pauses. */
export function passed(flow: Flow, start: number, at: number, paused: readonly Stretch[]): number {
  if (at <= start) return 0;
  let amount = flow.between(start, at);
  for (const { from, to } of paused) {
    if (from >= at) break;
    amount -= flow.between(from, Math.min(to, at));
  }
  return amount;
}

/** The earliest instant by which `amount` has passed since `start` outside of the pauses; undefined within an open one. */
export function reached(
  flow: Flow,
  start: number,
  amount: number,
  paused: readonly Stretch[],
): number | undefined {
  let left = amount;
  let from = start;
  for (const pause of paused) {
    const until = flow.between(from, pause.from);
    if (left <= until) return flow.add(from, left);
    left -= until;
    if (pause.to === Number.POSITIVE_INFINITY) return undefined;
    from = pause.to;
  }
  return flow.add(from, left);
}
