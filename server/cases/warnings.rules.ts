import { addWorking, readClock } from '../../engines/worktime/index.ts';
import { compiledCalendar, type Directory } from '../territory/index.ts';
import type { Case } from './case.types.ts';
import { type CaseClock, calendarOf, leftKindOf } from './clocks.rules.ts';

/** Shares of its term at which a clock warns, in per cent (PRODUCT.md §4). */
const shares = [80, 50] as const;

type Holder = Pick<Case, 'centreId' | 'authorityId'>;

/**
 * The warning it has come to, and when it may have something to say next, at the latest when it is due: to the moment, for
 * working time and for all time.
 */
export function warningOf(
  directory: Directory,
  clock: CaseClock,
  holder: Holder,
  at: Date,
): { warned: number; next: Date | null } {
  const calendar = compiledCalendar(calendarOf(directory, clock.clock, holder));
  const reading = readClock(
    calendar,
    { start: clock.startedAt?.getTime() ?? at.getTime(), budget: clock.term!, pauses: clock.pauses },
    at.getTime(),
  );
  const elapsed = reading.elapsed ?? 0;
  const total = elapsed + (reading.left ?? 0);
  const used = total > 0 ? (100 * elapsed) / total : 100;
  const warned = Math.max(clock.warned, shares.find((share) => used >= share) ?? 0);
  const ahead = Math.max(60_000, (total * (warned < 50 ? 50 : 80)) / 100 - elapsed);
  const working = leftKindOf(clock.term) === 'working';
  const next = new Date(working ? addWorking(calendar, at.getTime(), ahead) : at.getTime() + ahead);
  return { warned, next: warned < 80 && clock.dueAt && next < clock.dueAt ? next : clock.dueAt };
}

/** When a clock just started is to be looked at first; null: at the next look, for it has something to say already. */
export function firstLook(directory: Directory, clock: CaseClock, holder: Holder, at: Date): Date | null {
  if (clock.state !== 'running' || !clock.term || !clock.dueAt || clock.dueAt <= at) return null;
  const { warned, next } = warningOf(directory, clock, holder, at);
  return warned > 0 ? null : next;
}
