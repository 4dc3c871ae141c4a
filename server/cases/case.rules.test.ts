import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Directory } from '../territory/index.ts';
import {
  type CaseAct,
  type CaseState,
  caseActs,
  caseStates,
  isOpen,
  mayAct,
  riskOf,
  stateAfter,
  transitions,
} from './case.rules.ts';
import type { Case } from './case.types.ts';
import {
  type ClockScene,
  whenAnswered,
  whenAsked,
  whenAssigned,
  whenCorrected,
  whenDraftReady,
  whenEnded,
  whenFinallyAnswered,
  whenReopened,
  whenReplied,
  whenReturned,
  whenReviewed,
} from './clock-effects.rules.ts';
import { type CaseClock, nextDue, reactionTerm } from './clocks.rules.ts';
import { type Opening, openingCase } from './open-cases.ts';

describe('the table of a case', () => {
  it('leads every act from states it knows to a state it knows', () => {
    for (const act of caseActs) {
      expect(transitions[act].from.length).toBeGreaterThan(0);
      expect(caseStates).toContain(transitions[act].to);
    }
  });

  it('lets nothing out of what was withdrawn or merged', () => {
    for (const act of caseActs)
      expect([mayAct('withdrawn', act), mayAct('merged', act)]).toEqual([false, false]);
  });

  it('asks for a reason wherever somebody loses something by it', () => {
    expect(caseActs.filter((act) => transitions[act].reason).sort()).toEqual([
      'close',
      'forward',
      'merge',
      'reopen',
      'return to centre',
      'withdraw',
    ]);
  });

  it('can reach every state from the first', () => {
    const reached = new Set<CaseState>(['accepted']);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const state of [...reached])
        for (const act of caseActs) reached.add(stateAfter(state, act) ?? state);
    }
    expect([...reached].sort()).toEqual([...caseStates].sort());
  });

  it('derives risk from severity', () => {
    expect([1, 2, 3, 4, 5].map(riskOf)).toEqual([
      'ordinary',
      'ordinary',
      'ordinary',
      'heightened',
      'critical',
    ]);
  });
});

const day = [{ from: '09:00', to: '18:00' }];
const calendar = (id: string, timeZone: string) => ({
  id,
  version: 1,
  name: {},
  data: { timeZone, week: [day, day, day, day, day, [], []], exceptions: [] },
});
const authority = (id: string, calendarId: string) => ({
  id,
  centreId: 'centre',
  code: id,
  kind: 'agency',
  name: {},
  shortName: {},
  calendarId,
  contact: null,
  areaIds: [],
  version: 1,
});
const passport = {
  version: 1,
  severity: 3,
  resolutionAmount: 10,
  resolutionUnit: 'working days' as const,
  type: 'solve' as const,
  proof: 'none' as const,
  visibility: 'public' as const,
  season: null,
  objectionDays: 15,
  words: {},
  automaticFrom: null,
};
const directory: Directory = {
  realmId: 'realm',
  stamp: 1,
  language: 'en',
  timeZone: 'UTC',
  centres: new Map([
    ['centre', { id: 'centre', parentId: null, kind: 'region', name: {}, calendarId: 'utc', version: 1 }],
  ]),
  areas: new Map(),
  authorities: new Map([authority('near', 'utc'), authority('far', 'east')].map((one) => [one.id, one])),
  groups: new Map(),
  topics: new Map([
    ['topic', { id: 'topic', groupId: 'g', code: 't', name: {}, description: {}, version: 1, passport }],
  ]),
  calendars: new Map(
    [calendar('utc', 'UTC'), calendar('east', 'Asia/Kamchatka')].map((one) => [one.id, one]),
  ),
  routing: [],
};

const opening = (severity: number): Opening => ({
  messageId: 'm',
  text: 'A pothole',
  language: 'en',
  topicId: 'topic',
  type: 'solve',
  severity,
  severityReason: null,
  centreId: 'centre',
  areaId: null,
  place: null,
  lon: null,
  lat: null,
  reach: 0,
  channelId: 'channel',
  registeredAt: new Date('2026-11-02T09:00:00Z'),
});

/** What acts do to clocks, as the operations apply it. */
const effects: Readonly<
  Partial<Record<CaseAct | 'draft' | 'review' | 'interim' | 'correct', (scene: ClockScene) => CaseClock[]>>
> = {
  assign: whenAssigned,
  forward: whenAssigned,
  'return to centre': whenReturned,
  'ask resident': whenAsked,
  'resident replied': whenReplied,
  'give final answer': whenFinallyAnswered,
  close: whenEnded,
  withdraw: whenEnded,
  merge: whenEnded,
  reopen: whenReopened,
  draft: whenDraftReady,
  review: whenReviewed,
  interim: whenAnswered,
  correct: whenCorrected,
};
const steps = [...caseActs, 'draft', 'review', 'interim', 'correct'] as const;

/** Plays a history; acts the table does not allow are passed over, as the operations refuse them. */
function play(severity: number, history: readonly { act: (typeof steps)[number]; afterMinutes: number }[]) {
  const start = new Date('2026-11-02T09:00:00Z');
  const opened = openingCase(directory, opening(severity), start, null);
  let row: Case = opened.row;
  let clocks: readonly CaseClock[] = opened.clocks;
  let at = start.getTime();
  for (const { act, afterMinutes } of history) {
    at += afterMinutes * 60_000;
    const isAct = (caseActs as readonly string[]).includes(act);
    if (isAct) {
      const state = stateAfter(row.state, act as CaseAct);
      if (!state) continue;
      const moved =
        act === 'assign' || act === 'forward'
          ? { authorityId: row.authorityId === 'near' ? 'far' : 'near' }
          : {};
      row = { ...row, ...moved, state };
    } else if (!isOpen(row.state)) continue;
    clocks = effects[act]?.({ directory, row, clocks, at: new Date(at) }) ?? clocks;
  }
  return { row, clocks, at };
}

const historyOf = fc.array(
  fc.record({ act: fc.constantFrom(...steps), afterMinutes: fc.integer({ min: 0, max: 5000 }) }),
  { maxLength: 25 },
);

describe('the clocks of a case', () => {
  it('tell a history that can have happened, whatever happened', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), historyOf, (severity, history) => {
        const { row, clocks, at } = play(severity, history);
        const live = clocks.filter(({ state }) => state === 'running' || state === 'paused');
        // One of a kind runs at a time, and rounds are counted without gaps.
        expect(new Set(live.map(({ clock }) => clock)).size).toBe(live.length);
        for (const { clock } of clocks) {
          const rounds = clocks.filter((one) => one.clock === clock).map(({ round }) => round);
          expect(rounds.sort((a, b) => a - b)).toEqual(rounds.map((_, index) => index + 1));
        }
        for (const clock of clocks) {
          if (clock.stoppedAt)
            expect(clock.stoppedAt.getTime()).toBeGreaterThanOrEqual(clock.startedAt!.getTime());
          expect(clock.state === 'stopped').toBe(clock.stoppedAt !== null);
          expect(clock.pauses.some(({ to }) => to === undefined)).toBe(clock.state === 'paused');
          for (const { from, to } of clock.pauses) expect(to ?? at).toBeGreaterThanOrEqual(from);
          if (clock.state === 'running' && clock.term) expect(clock.dueAt).not.toBeNull();
        }
        if (row.state === 'closed' || row.state === 'withdrawn' || row.state === 'merged')
          expect(live).toEqual([]);
        if (row.state === 'answered') expect(live.map(({ clock }) => clock)).toEqual(['objection']);
        if (row.state !== 'clarifying') expect(clocks.filter(({ state }) => state === 'paused')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never pause reaction, nor anything critical', () => {
    fc.assert(
      fc.property(historyOf, (history) => {
        const { clocks } = play(5, history);
        expect(clocks.flatMap(({ pauses }) => pauses)).toEqual([]);
        const ordinary = play(3, history).clocks.filter(({ clock }) => clock === 'reaction');
        expect(ordinary.flatMap(({ pauses }) => pauses)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('know nothing of a start nobody told them: unknown, never zero', () => {
    const { clocks } = openingCase(
      directory,
      { ...opening(3), registeredAt: null },
      new Date('2026-11-02T09:00:00Z'),
      null,
    );
    expect(clocks.map(({ state, dueAt }) => [state, dueAt])).toEqual([
      ['unknown', null],
      ['unknown', null],
    ]);
    expect(nextDue(clocks)).toEqual({ nextDueAt: null, nextDueClock: null, nextDueUnit: null });
  });

  it('give each risk its reaction: an hour round the clock, four and eight working hours', () => {
    const reaction = (severity: number) =>
      openingCase(
        directory,
        { ...opening(severity), registeredAt: new Date('2026-11-06T17:00:00Z') },
        new Date('2026-11-06T17:00:00Z'),
        null,
      ).clocks[0]!.dueAt!.toISOString();
    // Friday 17:00, the working day ends at 18:00.
    expect([5, 4, 3].map(reaction)).toEqual([
      '2026-11-06T18:00:00.000Z',
      '2026-11-09T12:00:00.000Z',
      '2026-11-09T16:00:00.000Z',
    ]);
  });

  it('let a passport give its topic another first term, but never what is critical', () => {
    expect(reactionTerm(3, { reactionHours: 16 })).toEqual({ unit: 'working', ms: 16 * 3_600_000 });
    expect(reactionTerm(4, { reactionHours: 2 })).toEqual({ unit: 'working', ms: 2 * 3_600_000 });
    expect(reactionTerm(5, { reactionHours: 16 })).toEqual(reactionTerm(5));
    expect(reactionTerm(3, { reactionHours: null })).toEqual(reactionTerm(3));
  });
});
