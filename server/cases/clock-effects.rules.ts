import type { Directory } from '../territory/index.ts';
import type { Case } from './case.types.ts';
import {
  type CaseClock,
  type ClockName,
  calendarOf,
  dueOf,
  pausesWhileClarifying,
  reactionTerm,
  resolutionTerm,
  startClock,
} from './clocks.rules.ts';

/** The clocks of one case and what they are read by. `row` is the case as it is after the act. */
export interface ClockScene {
  readonly directory: Directory;
  readonly row: Pick<Case, 'id' | 'centreId' | 'authorityId' | 'severity' | 'topicId' | 'passportVersion'>;
  readonly clocks: readonly CaseClock[];
  readonly at: Date;
}

const live = (clock: CaseClock) => clock.state === 'running' || clock.state === 'paused';

function change(
  scene: ClockScene,
  names: readonly ClockName[] | 'all',
  how: (clock: CaseClock) => CaseClock,
): CaseClock[] {
  return scene.clocks.map((clock) =>
    live(clock) && (names === 'all' || names.includes(clock.clock)) ? how(clock) : clock,
  );
}

function stop(at: Date): (clock: CaseClock) => CaseClock {
  return (clock) => ({ ...clock, state: 'stopped', stoppedAt: at, pauses: closePauses(clock.pauses, at) });
}

function closePauses(pauses: CaseClock['pauses'], at: Date): CaseClock['pauses'] {
  return pauses.map((pause) => (pause.to === undefined ? { ...pause, to: at.getTime() } : pause));
}

/** By the calendar of whoever holds the case now; the calendar's version is kept with the due time it gave. */
function recalculated(scene: ClockScene, clock: CaseClock): CaseClock {
  const calendar = calendarOf(scene.directory, clock.clock, scene.row);
  const moved = { ...clock, calendarId: calendar.id, calendarVersion: calendar.version };
  const dueAt = dueOf(calendar, moved);
  const stillLate = clock.breachedAt && dueAt && dueAt <= clock.breachedAt;
  return { ...moved, dueAt, breachedAt: stillLate ? clock.breachedAt : null };
}

function lastRound(clocks: readonly CaseClock[], name: ClockName): number {
  return Math.max(0, ...clocks.filter(({ clock }) => clock === name).map(({ round }) => round));
}

/** Handed to an authority: its calendar counts from now on, it is blamed from now on, and its preparation begins. */
export function whenAssigned(scene: ClockScene): CaseClock[] {
  const { row, at, directory } = scene;
  const round = lastRound(scene.clocks, 'preparation') + 1;
  const kept = change(scene, ['preparation'], stop(at));
  const moved = change({ ...scene, clocks: kept }, ['resolution'], (clock) =>
    recalculated(scene, { ...clock, heldBy: row.authorityId }),
  );
  return [...moved, startClock(directory, row, 'preparation', null, at, round)];
}

/** Back with its centre: nobody prepares anything, and the centre is blamed until somebody has it again. */
export function whenReturned(scene: ClockScene): CaseClock[] {
  const kept = change(scene, ['preparation'], stop(scene.at));
  return change({ ...scene, clocks: kept }, ['resolution'], (clock) =>
    recalculated(scene, { ...clock, heldBy: null }),
  );
}

/** A question is with the resident: what may wait, waits. */
export function whenAsked(scene: ClockScene): CaseClock[] {
  return change(scene, 'all', (clock) =>
    clock.state === 'running' && pausesWhileClarifying(clock.clock, scene.row.severity)
      ? recalculated(scene, {
          ...clock,
          state: 'paused',
          pauses: [...clock.pauses, { from: scene.at.getTime() }],
        })
      : clock,
  );
}

/** The resident has replied: what waited goes on, later by as long as it waited. */
export function whenReplied(scene: ClockScene): CaseClock[] {
  return change(scene, 'all', (clock) =>
    clock.state === 'paused'
      ? recalculated(scene, { ...clock, state: 'running', pauses: closePauses(clock.pauses, scene.at) })
      : clock,
  );
}

/** The first published answer of either kind stops reaction. */
export function whenAnswered(scene: ClockScene): CaseClock[] {
  return change(scene, ['reaction'], stop(scene.at));
}

/** A draft sent to review stops preparation; the reviewer's own clock begins. */
export function whenDraftReady(scene: ClockScene): CaseClock[] {
  const round = lastRound(scene.clocks, 'review') + 1;
  const stopped = change(scene, ['preparation', 'review'], stop(scene.at));
  return [...stopped, startClock(scene.directory, scene.row, 'review', null, scene.at, round)];
}

/** The reviewer has decided. */
export function whenReviewed(scene: ClockScene): CaseClock[] {
  return change(scene, ['review'], stop(scene.at));
}

/** A final answer stops the work's clocks, and the resident's window to object begins. */
export function whenFinallyAnswered(scene: ClockScene): CaseClock[] {
  const { row, at, directory } = scene;
  const stopped = change(scene, ['reaction', 'preparation', 'review', 'resolution'], stop(at));
  const days = directory.topics.get(row.topicId)?.passport.objectionDays ?? 15;
  const round = lastRound(scene.clocks, 'objection') + 1;
  const term = { unit: 'calendar days', days, end: 'midnight' } as const;
  return [...stopped, startClock(directory, row, 'objection', term, at, round)];
}

/** Nothing more is awaited. */
export function whenEnded(scene: ClockScene): CaseClock[] {
  return change(scene, 'all', stop(scene.at));
}

/** "Not solved": the term runs once more from now, and the history of the first round stays. */
export function whenReopened(scene: ClockScene): CaseClock[] {
  const { row, at, directory } = scene;
  const ended = whenEnded(scene);
  const topic = directory.topics.get(row.topicId);
  if (!topic) return ended;
  const term = resolutionTerm(topic.passport);
  return [...ended, startClock(directory, row, 'resolution', term, at, lastRound(ended, 'resolution') + 1)];
}

/** Another topic, severity or calendar: running clocks get the terms that hold now, from when they began. */
export function whenCorrected(scene: ClockScene): CaseClock[] {
  const passport = scene.directory.topics.get(scene.row.topicId)?.passport;
  return change(scene, ['reaction', 'resolution'], (clock) => {
    const term =
      clock.clock === 'reaction'
        ? reactionTerm(scene.row.severity, passport)
        : passport
          ? resolutionTerm(passport)
          : clock.term;
    return recalculated(scene, { ...clock, term, passportVersion: scene.row.passportVersion });
  });
}

/**
 * Another case about the same goes on in this one. Whoever wrote first is not set back by the merge: where the other
 * clock has run for longer and still runs, this one goes on from its start, with its pauses.
 */
export function whenMerged(scene: ClockScene, others: readonly CaseClock[]): CaseClock[] {
  return change(scene, ['reaction', 'resolution'], (clock) => {
    const other = others.filter((one) => one.clock === clock.clock && live(one)).at(-1);
    if (!other?.startedAt || (clock.startedAt && clock.startedAt <= other.startedAt)) return clock;
    const waits = clock.pauses.filter(({ to }) => to === undefined);
    const pauses = [...closePauses(other.pauses, scene.at), ...waits];
    return recalculated(scene, { ...clock, startedAt: other.startedAt, pauses });
  });
}

/** A calendar or a topic's passport has another version: live clocks it has a say in are due by it, from their start. */
export function whenRecounted(
  scene: ClockScene,
  changed: { readonly calendarId: string | null; readonly topicId: string | null },
): CaseClock[] {
  if (changed.topicId) return whenCorrected(scene);
  return scene.clocks.map((clock) =>
    live(clock) && clock.calendarId === changed.calendarId ? recalculated(scene, clock) : clock,
  );
}
