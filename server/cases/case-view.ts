import type { Static } from 'typebox';
import { readClock, remaining } from '../../engines/worktime/index.ts';
import { compiledCalendar, type Directory } from '../territory/index.ts';
import { riskOf } from './case.rules.ts';
import type { CaseRow, Clock, NextDue } from './case.schema.ts';
import type { Case } from './case.types.ts';
import type { CaseListRow } from './case-list.store.ts';
import { type CaseClock, type ClockName, calendarOf, leftKindOf } from './clocks.rules.ts';

const iso = (date: Date | null) => date?.toISOString() ?? null;

/** The same number everywhere: list, card, report, API. */
export function nextDueOf(directory: Directory, row: Case, now: Date): Static<typeof NextDue> {
  if (!row.nextDueAt || !row.nextDueClock) return null;
  const leftKind = row.nextDueUnit ?? 'elapsed';
  return {
    clock: row.nextDueClock,
    at: row.nextDueAt.toISOString(),
    leftMs: timeLeft(directory, row, row.nextDueClock as ClockName, row.nextDueAt, leftKind, now),
    leftKind,
    overdue: row.nextDueAt < now,
  };
}

/** Of a running clock; negative when late. */
function timeLeft(
  directory: Directory,
  row: Case,
  clock: ClockName,
  dueAt: Date,
  leftKind: 'working' | 'elapsed',
  now: Date,
): number {
  if (leftKind === 'elapsed') return dueAt.getTime() - now.getTime();
  const calendar = compiledCalendar(calendarOf(directory, clock, row));
  return remaining(calendar, now.getTime(), dueAt.getTime());
}

/** "Велемск, ул. Садовая, 12": the words it was read from, under the name of its area. */
export function placeLabel(directory: Directory, row: Case, language: string): string | null {
  const area = row.areaId ? directory.areas.get(row.areaId)?.name : undefined;
  const parts = [area?.[language] ?? area?.ru, row.place?.text].filter((part) => part);
  return parts.length > 0 ? parts.join(', ') : null;
}

export function caseRow(
  directory: Directory,
  row: Case & Partial<Pick<CaseListRow, 'executorName' | 'answerState'>>,
  language: string,
  now: Date,
): Static<typeof CaseRow> {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    state: row.state,
    type: row.type,
    title: row.title,
    language: row.language,
    topicId: row.topicId,
    severity: row.severity,
    risk: riskOf(row.severity),
    centreId: row.centreId,
    areaId: row.areaId,
    placeLabel: placeLabel(directory, row, language),
    authorityId: row.authorityId,
    executorId: row.executorId,
    reach: row.reach,
    messageCount: row.messageCount,
    registeredAt: iso(row.registeredAt),
    openedAt: row.openedAt.toISOString(),
    reopenedCount: row.reopenedCount,
    nextDue: nextDueOf(directory, row, now),
    executorName: row.executorName ?? null,
    answerState: row.answerState ?? null,
  };
}

export function clockView(
  directory: Directory,
  row: Case,
  clock: CaseClock,
  now: Date,
): Static<typeof Clock> {
  const shown = {
    clock: clock.clock,
    round: clock.round,
    state: clock.state,
    startedAt: iso(clock.startedAt),
    dueAt: iso(clock.dueAt),
    stoppedAt: iso(clock.stoppedAt),
    heldBy: clock.heldBy,
    breached: clock.dueAt !== null && (clock.stoppedAt ?? now) > clock.dueAt,
  };
  const leftKind = leftKindOf(clock.term);
  if (!clock.startedAt || !clock.term) return { ...shown, leftMs: null, leftKind, usedShare: null };
  const { elapsed, left } = readClock(
    compiledCalendar(calendarOf(directory, clock.clock, row)),
    {
      start: clock.startedAt.getTime(),
      budget: clock.term,
      pauses: clock.pauses,
      stoppedAt: clock.stoppedAt?.getTime(),
    },
    now.getTime(),
  );
  const whole = (elapsed ?? 0) + (left ?? 0);
  const usedShare = elapsed !== undefined && whole > 0 ? elapsed / whole : null;
  const running = clock.state === 'running' && clock.dueAt;
  const leftMs = running ? timeLeft(directory, row, clock.clock, clock.dueAt, leftKind, now) : (left ?? null);
  return { ...shown, leftMs, leftKind, usedShare };
}
