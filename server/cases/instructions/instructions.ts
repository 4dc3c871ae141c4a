import { emit, type HeedEvent } from '../../events/index.ts';
import type { Actor, Person } from '../../platform/actor.ts';
import { system } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { newId } from '../../platform/ids.ts';
import { authorise, evaluate } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { dayIn } from '../../territory/index.ts';
import type { CaseParts } from '../act.ts';
import { mayInstruct, mayWorkOnCase } from '../case.policies.ts';
import { findCase } from '../cases.store.ts';
import { findMass } from '../mass/mass.store.ts';
import { sightOf } from '../sight.ts';
import { type InstructionAct, instructionActs, instructionSteps } from './instruction.rules.ts';
import type { Figure, Instruction } from './instruction.types.ts';
import {
  insertInstruction,
  listInstructions,
  lockInstruction,
  markDue,
  updateInstruction,
  type WhichInstructions,
} from './instructions.store.ts';

type Shown = Instruction & { readonly acts: readonly InstructionAct[] };

/** Those of this person's authorities and centres that are asked for, with what they may do about each. */
export function listInstructionsFor(
  parts: CaseParts,
  person: Person,
  which: WhichInstructions,
): Promise<Shown[]> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const rows = await listInstructions(tx, realmId, sightOf(person), which);
    return rows.map((row) => ({ ...row, acts: actsFor(person, row) }));
  });
}

function actsFor(person: Person, { state, centreId, authorityId }: Instruction): InstructionAct[] {
  const { realmId } = person;
  const ordered = evaluate(mayWorkOnCase, person, { realmId, centreId: null, authorityId }).allowed;
  const giver = evaluate(mayInstruct, person, { realmId, centreId, authorityId: null }).allowed;
  return instructionActs(state, { ordered, giver });
}

export interface InstructionInput {
  readonly caseId?: string | undefined;
  readonly massProblemId?: string | undefined;
  /** What it was given because of, where that is no case and no mass problem; and the centre that gives it. */
  readonly figure?: Figure | undefined;
  readonly centreId?: string | undefined;
  readonly authorityId: string;
  readonly text: string;
  readonly dueOn: string;
}

async function centreOf(tx: Tx, realmId: string, input: InstructionInput): Promise<string> {
  const { caseId, massProblemId, figure, centreId } = input;
  const named = [caseId, massProblemId, figure].filter((one) => one !== undefined);
  if (named.length !== 1) throw new Refusal('invalid', { field: 'caseId', problem: 'oneCause' });
  if (caseId) {
    const row = await findCase(tx, realmId, caseId);
    if (!row) throw new Refusal('case-unknown');
    return row.centreId;
  }
  if (figure) {
    if (!centreId) throw new Refusal('invalid', { field: 'centreId', problem: 'required' });
    return centreId;
  }
  const problem = await findMass(tx, realmId, massProblemId ?? '');
  if (!problem) throw new Refusal('mass-problem-unknown');
  return problem.centreId;
}

const pastDay = () => new Refusal('invalid', { field: 'dueOn', problem: 'past' });

/**
 * A leader orders something done by a day.
 * @throws Refusal `case-unknown`, `mass-problem-unknown`, `forbidden`, `authority-unknown`, `invalid`
 */
export function giveInstruction(
  parts: CaseParts,
  person: Person,
  input: InstructionInput,
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  const { caseId = null, massProblemId = null, figure = null, authorityId, dueOn } = input;
  return parts.database.inRealm(realmId, async (tx) => {
    const centreId = await centreOf(tx, realmId, input);
    authorise(mayInstruct, person, { realmId, centreId, authorityId: null });
    const directory = await parts.directories.of(tx, realmId);
    if (!directory.authorities.has(authorityId)) throw new Refusal('authority-unknown');
    const at = parts.clock.now();
    if (dueOn < dayIn(directory.timeZone, at)) throw pastDay();
    const id = newId();
    const about = { caseId, massProblemId, figure, authorityId, centreId };
    const given = { text: input.text.trim(), dueOn, givenBy: person.id, givenAt: at };
    await insertInstruction(tx, realmId, { id, ...about, ...given });
    const event = { type: 'instruction.given' as const, data: { instructionId: id, authorityId, dueOn } };
    await tell(tx, { realmId, actor: person, at }, event, caseId ?? massProblemId ?? id);
    return { id, version: 1 };
  });
}

function tell(
  tx: Tx,
  context: { realmId: string; actor: Actor; at: Date },
  event: HeedEvent,
  streamId: string,
  reason?: string,
): Promise<void> {
  return emit(tx, context, [{ event, streamId, reason }]);
}

/**
 * The authority ordered accepts and reports; whoever gives orders there confirms, returns, puts off or withdraws.
 * @throws Refusal `instruction-unknown`, `forbidden`, `changed-meanwhile`, `act-not-possible`, `reason-missing`,
 *   `invalid` for a new day that is missing, past or not later
 */
export function actOnInstruction(
  parts: CaseParts,
  person: Person,
  id: string,
  seen: number,
  input: { act: InstructionAct; words?: string | undefined; dueOn?: string | undefined },
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  const { act } = input;
  const step = instructionSteps[act];
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await lockInstruction(tx, realmId, id);
    if (!row) throw new Refusal('instruction-unknown');
    const { centreId, authorityId } = row;
    if (step.by === 'giver') authorise(mayInstruct, person, { realmId, centreId, authorityId: null });
    else authorise(mayWorkOnCase, person, { realmId, centreId: null, authorityId });
    requireVersion(seen, row.version);
    if (!step.from.includes(row.state)) throw new Refusal('act-not-possible', { act, state: row.state });
    const words = input.words?.trim() || null;
    if (step.words && !words) throw new Refusal('reason-missing');
    const at = parts.clock.now();
    const { timeZone } = await parts.directories.of(tx, realmId);
    const dueOn = act === 'extend' ? laterDay(row, input.dueOn, dayIn(timeZone, at)) : null;
    const change = {
      state: step.to ?? row.state,
      report: step.words === 'report' ? words : row.report,
      reason: step.words === 'reason' ? words : row.reason,
      dueOn,
    };
    const version = await updateInstruction(tx, realmId, row, change, at);
    const data = { instructionId: id, state: change.state, act, ...(dueOn && { dueOn }) };
    const about = row.caseId ?? row.massProblemId ?? id;
    const event = { type: 'instruction.moved' as const, data };
    await tell(tx, { realmId, actor: person, at }, event, about, words ?? undefined);
    return { id, version };
  });
}

function laterDay(row: Instruction, dueOn: string | undefined, today: string): string {
  if (!dueOn || dueOn < today || dueOn <= row.dueOn) throw pastDay();
  return dueOn;
}

/** Told of once on the day before, and once when the day has passed without a report. */
export async function remindOfInstructions(parts: CaseParts): Promise<number> {
  const at = parts.clock.now();
  return parts.database.acrossRealms(async (tx) => {
    const due = await markDue(tx, at);
    for (const { realmId, id, about, late } of due) {
      const event = { type: 'instruction.due' as const, data: { instructionId: id, late } };
      await tell(tx, { realmId, actor: system('instructions'), at }, event, about);
    }
    return due.length;
  });
}
