import type { Calendar } from './calendar.ts';
import { ELAPSED, type Flow, passed, reached, workingFlow } from './flow.ts';
import { type Pause, pauseAt, type Stretch, stretches } from './pauses.ts';
import { endOfTerm, type Term } from './term.ts';

/** How long something may take. */
export type Budget =
  /** Round the clock. */
  | { readonly unit: 'elapsed'; readonly ms: number }
  /** Working time only. */
  | { readonly unit: 'working'; readonly ms: number }
  /** Days, see `Term`. */
  | Term;

export interface Clock {
  /** undefined: nobody knows when it began (imported history). */
  readonly start: number | undefined;
  readonly budget: Budget;
  /** In any order; they may overlap, begin before the start, and one or more may be open. */
  readonly pauses: readonly Pause[];
  /** When what the clock waits for was done. */
  readonly stoppedAt?: number | undefined;
}

/**
 * unknown: no start · running · paused · breached: still awaited and past due ·
 * met: done in time (at the due instant is in time) · missed: done too late.
 */
export type ClockState = 'unknown' | 'running' | 'paused' | 'breached' | 'met' | 'missed';

export interface Warning {
  /** Part of the budget: 0.5, 0.8. */
  readonly share: number;
  /** When that much is used up; undefined while an open pause keeps it from coming. */
  readonly at: number | undefined;
}

export interface ClockReading {
  readonly state: ClockState;
  /** undefined while an open pause keeps it from being known. */
  readonly due: number | undefined;
  /** Used up outside of pauses, ms: working time for working budgets, else all time. */
  readonly elapsed: number | undefined;
  /** Of the same kind; negative by as much as it is late. While paused: as if it went on now. */
  readonly left: number | undefined;
  readonly warnings: readonly Warning[];
}

const WARNING_SHARES = [0.5, 0.8];

const UNKNOWN: ClockReading = {
  state: 'unknown',
  due: undefined,
  elapsed: undefined,
  left: undefined,
  warnings: WARNING_SHARES.map((share) => ({ share, at: undefined })),
};

/**
 * Reads a clock at `now` (epoch ms). A clock without a start reads 'unknown', never zero.
 * Throws CalendarError when the calendar has not enough working time.
 */
export function readClock(calendar: Calendar, clock: Clock, now: number): ClockReading {
  const { start, budget, stoppedAt } = clock;
  if (start === undefined) return UNKNOWN;
  const flow = flowOf(calendar, budget);
  const paused = stretches(clock.pauses, start);
  const at = Math.min(now, stoppedAt ?? now);
  const due = dueOf(calendar, flow, start, budget, paused);
  const total = totalOf(calendar, flow, start, budget, due === undefined ? endedAt(paused, at) : paused);
  const elapsed = passed(flow, start, at, paused);
  return {
    state: stateOf(clock, due, paused, now),
    due,
    elapsed,
    left: total - elapsed,
    warnings: WARNING_SHARES.map((share) => ({ share, at: reached(flow, start, total * share, paused) })),
  };
}

function flowOf(calendar: Calendar, budget: Budget): Flow {
  return budget.unit === 'elapsed' || budget.unit === 'calendar days' ? ELAPSED : workingFlow(calendar);
}

function dueOf(
  calendar: Calendar,
  flow: Flow,
  start: number,
  budget: Budget,
  paused: readonly Stretch[],
): number | undefined {
  if (budget.unit === 'elapsed' || budget.unit === 'working') return reached(flow, start, budget.ms, paused);
  return endOfTerm(calendar, start, budget, paused);
}

/** The whole budget in ms of its flow. The pauses have all ended: while paused, as if the pause ended now. */
function totalOf(
  calendar: Calendar,
  flow: Flow,
  start: number,
  budget: Budget,
  paused: readonly Stretch[],
): number {
  if (budget.unit === 'elapsed' || budget.unit === 'working') return budget.ms;
  return passed(flow, start, endOfTerm(calendar, start, budget, paused)!, paused);
}

/** The same pauses with those that go on beyond `at` ended there. */
function endedAt(paused: readonly Stretch[], at: number): Stretch[] {
  return paused.filter(({ from }) => from < at).map(({ from, to }) => ({ from, to: Math.min(to, at) }));
}

function stateOf(clock: Clock, due: number | undefined, paused: readonly Stretch[], now: number): ClockState {
  const { stoppedAt } = clock;
  if (stoppedAt !== undefined && stoppedAt <= now)
    return due !== undefined && stoppedAt > due ? 'missed' : 'met';
  if (due !== undefined && now > due) return 'breached';
  return pauseAt(paused, now) !== undefined ? 'paused' : 'running';
}
