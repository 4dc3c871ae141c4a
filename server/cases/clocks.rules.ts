import { type Budget, type Pause, readClock } from '../../engines/worktime/index.ts';
import {
  type Calendar,
  compiledCalendar,
  type Directory,
  type Passport,
  type Risk,
  riskOf,
} from '../territory/index.ts';
import type { Case } from './case.types.ts';

/** The clocks of PRODUCT.md §4. */
export const clockNames = [
  'detection',
  'reaction',
  'preparation',
  'review',
  'resolution',
  'promise',
  'objection',
] as const;
export type ClockName = (typeof clockNames)[number];

/** A clock as stored: what gave its due time stands beside it. */
export interface CaseClock {
  readonly caseId: string;
  readonly clock: ClockName;
  readonly round: number;
  readonly state: 'running' | 'paused' | 'stopped' | 'unknown';
  readonly startedAt: Date | null;
  readonly dueAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly pauses: readonly Pause[];
  readonly term: Budget | null;
  readonly passportVersion: number | null;
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
  readonly heldBy: string | null;
  readonly breachedAt: Date | null;
  /** The last warning given: 0, 50 or 80 per cent. */
  readonly warned: number;
}

const hour = 3_600_000;

/** Reaction by risk, where a passport says nothing else: 1 h round the clock, 4 or 8 working hours. */
const reactionTerms: Readonly<Record<Risk, Budget>> = {
  critical: { unit: 'elapsed', ms: hour },
  heightened: { unit: 'working', ms: 4 * hour },
  ordinary: { unit: 'working', ms: 8 * hour },
};

/** The reaction term: a passport's own where there is one, but what is critical is always due within the hour. */
export function reactionTerm(severity: number, passport?: Pick<Passport, 'reactionHours'>): Budget {
  const risk = riskOf(severity);
  const hours = passport?.reactionHours ?? null;
  return hours === null || risk === 'critical' ? reactionTerms[risk] : { unit: 'working', ms: hours * hour };
}

/** The resolution term of a passport: days end with the working day, and never on a day off. */
export function resolutionTerm(passport: Passport): Budget {
  const { resolutionAmount: amount, resolutionUnit: unit } = passport;
  if (unit === 'hours') return { unit: 'elapsed', ms: amount * hour };
  if (unit === 'working days') return { unit, days: amount, end: 'closing' };
  return { unit, days: amount, end: 'closing', rollsForward: true };
}

/** Critical clocks never pause, nor does reaction. */
export function pausesWhileClarifying(clock: ClockName, severity: number): boolean {
  return (clock === 'resolution' || clock === 'preparation') && riskOf(severity) !== 'critical';
}

/** Whose working time counts: the authority's once there is one, the centre's for what the centre does. */
export function calendarOf(
  directory: Directory,
  clock: ClockName,
  row: Pick<Case, 'centreId' | 'authorityId'>,
): Calendar {
  const authority = row.authorityId ? directory.authorities.get(row.authorityId) : undefined;
  const centreCalendar = directory.centres.get(row.centreId)?.calendarId;
  const byAuthority = clock === 'resolution' || clock === 'preparation' ? authority?.calendarId : undefined;
  const calendar = directory.calendars.get(byAuthority ?? centreCalendar ?? '');
  if (!calendar) throw new Error(`centre ${row.centreId} has no calendar`);
  return calendar;
}

/**
 * When a clock is due, and how to explain it later. A clock without a start is "unknown"; one without a term is only
 * measured, and never due.
 */
export function startClock(
  directory: Directory,
  row: Pick<Case, 'id' | 'centreId' | 'authorityId' | 'passportVersion'>,
  clock: ClockName,
  term: Budget | null,
  startedAt: Date | null,
  round = 1,
): CaseClock {
  const calendar = calendarOf(directory, clock, row);
  const unstarted: CaseClock = {
    caseId: row.id,
    clock,
    round,
    state: startedAt ? 'running' : 'unknown',
    startedAt,
    dueAt: null,
    stoppedAt: null,
    pauses: [],
    term,
    passportVersion: row.passportVersion,
    calendarId: calendar.id,
    calendarVersion: calendar.version,
    heldBy: row.authorityId,
    breachedAt: null,
    warned: 0,
  };
  return { ...unstarted, dueAt: dueOf(calendar, unstarted) };
}

/** The due time by the calendar given; null while an open pause keeps it from being known, or without a start. */
export function dueOf(calendar: Calendar, clock: CaseClock): Date | null {
  if (!clock.startedAt || !clock.term) return null;
  const start = clock.startedAt.getTime();
  const reading = readClock(
    compiledCalendar(calendar),
    { start, budget: clock.term, pauses: clock.pauses, stoppedAt: clock.stoppedAt?.getTime() },
    start,
  );
  return reading.due === undefined ? null : new Date(reading.due);
}

/** What time left is counted in: working time for working terms, otherwise all time. */
export function leftKindOf(term: Budget | null): 'working' | 'elapsed' {
  return term?.unit === 'working' || term?.unit === 'working days' ? 'working' : 'elapsed';
}

/** The earliest running due time staff answer for: what the queue is sorted by. Objection is the resident's time. */
export function nextDue(clocks: readonly CaseClock[]): {
  nextDueAt: Date | null;
  nextDueClock: ClockName | null;
  nextDueUnit: 'working' | 'elapsed' | null;
} {
  const running = clocks
    .filter(({ clock, state, dueAt }) => state === 'running' && dueAt && clock !== 'objection')
    .sort((a, b) => a.dueAt!.getTime() - b.dueAt!.getTime());
  const [first] = running;
  return {
    nextDueAt: first?.dueAt ?? null,
    nextDueClock: first?.clock ?? null,
    nextDueUnit: first ? leftKindOf(first.term) : null,
  };
}
