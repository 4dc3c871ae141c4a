import { type EventType, emit, type HeedEvent } from '../events/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { Refusal } from '../platform/refusal.ts';
import { type CaseAct, needsReason, stateAfter } from './case.rules.ts';
import type { Case, CaseChanges } from './case.types.ts';
import { lockCase, updateCase } from './cases.store.ts';

export interface CaseContext {
  readonly realmId: string;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * The case, locked for this transaction.
 * @throws Refusal `case-unknown`; `changed-meanwhile` when `seen` is given and is not its version
 */
export async function requireCase(tx: Tx, realmId: string, caseId: string, seen?: number): Promise<Case> {
  const row = await lockCase(tx, realmId, caseId);
  if (!row) throw new Refusal('case-unknown');
  if (seen !== undefined) requireVersion(seen, row.version);
  return row;
}

type CaseEventType = Extract<EventType, `case.${string}`>;

/** Writes a change and the event that tells of it; both or neither. */
export async function changeCase(
  tx: Tx,
  context: CaseContext,
  row: Case,
  changes: CaseChanges,
  told: { type: CaseEventType; data?: Record<string, unknown>; reason?: string | undefined },
): Promise<Case> {
  const changed = await updateCase(tx, context.realmId, row, changes);
  const event = { type: told.type, data: { ...told.data, changes } } as HeedEvent;
  await emit(tx, context, [{ event, streamId: row.id, reason: told.reason }]);
  return changed;
}

/**
 * The state an act leads to.
 * @throws Refusal `act-not-possible` when the table does not allow it, `reason-missing` when it has to be said why
 */
export function requireAct(row: Case, act: CaseAct, reason: string | undefined): Case['state'] {
  const state = stateAfter(row.state, act);
  if (state === undefined) throw new Refusal('act-not-possible', { act, state: row.state });
  if (needsReason(act) && !reason?.trim()) throw new Refusal('reason-missing');
  return state;
}
