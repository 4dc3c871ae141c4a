import type { EventType } from '../events/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Directory } from '../territory/index.ts';
import { type CaseAct, isPingPong } from './case.rules.ts';
import type { Case, CaseChanges } from './case.types.ts';
import { type CaseContext, changeCase, requireAct } from './change-case.ts';
import {
  type ClockScene,
  whenAsked,
  whenAssigned,
  whenEnded,
  whenReopened,
  whenReplied,
  whenReturned,
} from './clock-effects.rules.ts';
import { type CaseClock, nextDue } from './clocks.rules.ts';
import { readClocks, writeClocks } from './clocks.store.ts';

/** What an act may bring with it. */
export interface ActInput {
  readonly act: Exclude<CaseAct, 'give final answer' | 'merge' | 'return to centre'>;
  readonly authorityId?: string | null | undefined;
  readonly executorId?: string | null | undefined;
  readonly reason?: string | undefined;
  readonly question?: string | undefined;
}

type CaseEventType = Extract<EventType, `case.${string}`>;

interface Effect {
  readonly event: CaseEventType;
  readonly changes: (row: Case, input: ActInput, at: Date) => CaseChanges;
  readonly clocks: (scene: ClockScene) => CaseClock[];
  readonly data?: (row: Case, input: ActInput) => Record<string, unknown>;
}

const untouched = (scene: ClockScene) => [...scene.clocks];

function requireOther(row: Case, input: ActInput): string {
  if (!input.authorityId) throw new Refusal('invalid', { field: 'authorityId', problem: 'required' });
  if (input.authorityId === row.authorityId) throw new Refusal('authority-same');
  return input.authorityId;
}

const effects: Readonly<Record<ActInput['act'] | 'return to centre', Effect>> = {
  assign: {
    event: 'case.assigned',
    changes: (row, input, at) => ({
      authorityId: input.authorityId ?? row.authorityId,
      executorId: input.executorId ?? null,
      assignedAt: at,
    }),
    clocks: whenAssigned,
  },
  forward: {
    event: 'case.forwarded',
    changes: (row, input, at) => ({
      authorityId: requireOther(row, input),
      executorId: null,
      assignedAt: at,
      forwardedCount: row.forwardedCount + 1,
    }),
    clocks: whenAssigned,
    data: (row) => ({ from: row.authorityId }),
  },
  'return to centre': {
    event: 'case.returned-to-centre',
    changes: (row) => ({
      authorityId: null,
      executorId: null,
      assignedAt: null,
      forwardedCount: row.forwardedCount + 1,
    }),
    clocks: whenReturned,
    data: (row, input) => ({ from: row.authorityId, proposed: requireOther(row, input) }),
  },
  'start work': {
    event: 'case.work-started',
    changes: (row, input) => ({ executorId: input.executorId ?? row.executorId }),
    clocks: untouched,
  },
  'ask resident': {
    event: 'case.question-asked',
    changes: () => ({}),
    clocks: whenAsked,
    data: (_row, input) => ({ question: input.question ?? '' }),
  },
  'resident replied': { event: 'case.clarified', changes: () => ({}), clocks: whenReplied },
  close: { event: 'case.closed', changes: (_row, _input, at) => ({ closedAt: at }), clocks: whenEnded },
  reopen: {
    event: 'case.reopened',
    // It goes to the head of the same authority: whoever answered does not judge the objection to their own answer.
    changes: (row, input) => ({
      executorId: input.executorId ?? null,
      closedAt: null,
      answeredAt: null,
      objectionUntil: null,
      solved: false,
      reopenedCount: row.reopenedCount + 1,
    }),
    clocks: whenReopened,
  },
  withdraw: { event: 'case.withdrawn', changes: (_row, _input, at) => ({ closedAt: at }), clocks: whenEnded },
};

/**
 * One act on a locked case: its state, its fields, its clocks and its event in the caller's transaction.
 * @throws Refusal `act-not-possible`, `reason-missing`, `authority-same`, `authority-unknown`, `invalid`
 */
export async function applyAct(
  tx: Tx,
  context: CaseContext & { directory: Directory },
  row: Case,
  input: ActInput,
): Promise<Case> {
  const act = input.act === 'forward' && isPingPong(row.forwardedCount) ? 'return to centre' : input.act;
  const state = requireAct(row, act, input.reason);
  if (input.act === 'ask resident' && !input.question?.trim()) {
    throw new Refusal('invalid', { field: 'question', problem: 'empty' });
  }
  const effect = effects[act];
  const changes = { ...effect.changes(row, input, context.at), state };
  if (input.act === 'assign' && !changes.authorityId) {
    throw new Refusal('invalid', { field: 'authorityId', problem: 'required' });
  }
  const { authorityId } = changes;
  if (authorityId && authorityId !== row.authorityId && !context.directory.authorities.has(authorityId))
    throw new Refusal('authority-unknown');
  const due = await moveClocks(tx, context, { ...row, ...changes }, effect.clocks);
  return changeCase(
    tx,
    context,
    row,
    { ...changes, ...due },
    {
      type: effect.event,
      data: effect.data?.(row, input) ?? {},
      reason: input.reason,
    },
  );
}

/** Applies a pure effect to the stored clocks of a case. @returns what its row keeps of them for the queue */
export async function moveClocks(
  tx: Tx,
  context: { realmId: string; at: Date; directory: Directory; actor: Actor },
  row: Case,
  effect: (scene: ClockScene) => CaseClock[],
): Promise<Pick<CaseChanges, 'nextDueAt' | 'nextDueClock' | 'nextDueUnit'>> {
  const { realmId, at, directory } = context;
  const before = await readClocks(tx, realmId, [row.id]);
  const after = effect({ directory, row, clocks: before, at });
  const known = new Set(before);
  await writeClocks(
    tx,
    realmId,
    after.filter((clock) => !known.has(clock)),
  );
  return nextDue(after);
}
