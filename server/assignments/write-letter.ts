import { emit, type HeedEvent } from '../events/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { Refusal } from '../platform/refusal.ts';
import { stateAfter } from './assignment.rules.ts';
import type { Assignment } from './assignment.types.ts';
import { insertLetter, updateAssignment } from './assignments.store.ts';
import type { Letter } from './letters.schema.ts';

export interface WritingContext {
  readonly realmId: string;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Writes a letter on this side, moves this side's row, and tells of it; the crossing carries it to the other.
 * @throws Refusal `assignment-not-possible`, `assignment-binding`
 */
export async function writeLetter(
  tx: Tx,
  context: WritingContext,
  row: Assignment,
  letter: Letter,
  changes: Partial<Assignment> = {},
  answerId: string | null = null,
): Promise<Assignment> {
  const state = stateAfter(row, letter.kind, row.side);
  if (!state) {
    if (letter.kind === 'refused' && row.binding) throw new Refusal('assignment-binding');
    throw new Refusal('assignment-not-possible', { act: letter.kind, state: row.state });
  }
  const next = await updateAssignment(tx, context.realmId, row, { ...changes, state });
  await keepLetter(tx, context, next, letter, answerId);
  return next;
}

/** The letter itself, of an assignment whose row stands as it leaves it. */
export async function keepLetter(
  tx: Tx,
  context: WritingContext,
  row: Assignment,
  letter: Letter,
  answerId: string | null = null,
): Promise<void> {
  const id = newId();
  const stored = {
    id,
    assignmentId: row.id,
    side: row.side,
    writtenBy: row.side,
    at: context.at,
    late: false,
    answerId,
  };
  await insertLetter(tx, context.realmId, { ...stored, ...letter });
  await tellOfLetter(tx, context, row, { id, kind: letter.kind, heard: false });
  await recordLetter(tx, context, row, { ...letter, heard: false });
}

export function tellOfLetter(
  tx: Tx,
  context: WritingContext,
  row: Assignment,
  letter: { id: string; kind: Letter['kind']; heard: boolean },
): Promise<void> {
  const data = {
    assignmentId: row.id,
    letterId: letter.id,
    side: row.side,
    heard: letter.heard,
    centreId: row.centreId,
  };
  const event = { type: `assignment.${letter.kind}`, data } as HeedEvent;
  // Until there is a case here, what was passed is a story of its own.
  return emit(tx, context, [{ event, streamId: row.caseId ?? row.id }]);
}

/** What passes from one realm to another is an outward act of both: one entry in each log. */
export async function recordLetter(
  tx: Tx,
  context: WritingContext,
  row: Assignment,
  letter: { kind: string; heard: boolean },
): Promise<void> {
  // Within a realm the case goes from hand to hand; only passing it on is worth an entry.
  if (row.partnerRealmId === context.realmId && (letter.kind !== 'passed' || letter.heard)) return;
  await recordOutwardAct(tx, context, {
    act: letter.heard ? 'hear from centre' : letter.kind === 'passed' ? 'pass case' : 'write to centre',
    subjectId: row.caseId ?? row.id,
    data: {
      assignment: row.id,
      kind: letter.kind,
      realm: row.partnerRealmId,
      ...(letter.kind === 'passed' && { contact: row.document.withContact }),
    },
  });
}
