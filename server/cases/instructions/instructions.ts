import { emit, type HeedEvent } from '../../events/index.ts';
import type { Actor, Person } from '../../platform/actor.ts';
import { system } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { newId } from '../../platform/ids.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { CaseParts } from '../act.ts';
import { mayInstruct, mayWorkOnCase } from '../case.policies.ts';
import { findCase } from '../cases.store.ts';
import { findMass } from '../mass/mass.store.ts';
import { sightOf } from '../read-case.ts';
import { type InstructionAct, type InstructionState, instructionSteps } from './instruction.rules.ts';

/** A leader's order with a day (PRODUCT.md §2), tied to a case or a mass problem. */
export interface Instruction {
  readonly id: string;
  readonly version: number;
  readonly caseId: string | null;
  readonly massProblemId: string | null;
  readonly authorityId: string;
  readonly centreId: string;
  readonly text: string;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  readonly state: InstructionState;
  readonly report: string | null;
  readonly reason: string | null;
  readonly givenByName: string;
  readonly late: boolean;
}

const columns = sql`i.id, i.version, i.case_id as "caseId", i.mass_problem_id as "massProblemId",
  i.authority_id as "authorityId", i.centre_id as "centreId", i.text, i.due_on as "dueOn", i.state, i.report, i.reason,
  (select name from accounts where id = i.given_by) as "givenByName", i.late_at is not null as late`;

/** Those of this person's authorities and centres that are not over, the soonest first; or those of one case. */
export function listInstructionsFor(
  parts: CaseParts,
  person: Person,
  caseId: string | undefined,
): Promise<Instruction[]> {
  const { realmId } = person;
  const { centreIds, authorityIds } = sightOf(person);
  const which = caseId ? sql`i.case_id = ${caseId}` : sql`i.state not in ('done', 'withdrawn')`;
  return parts.database.inRealm(realmId, (tx) =>
    tx.all(sql<Instruction>`select ${columns} from instructions i
      where i.realm_id = ${realmId} and ${which}
        and (i.authority_id = any(${authorityIds}::uuid[]) or i.centre_id = any(${centreIds}::uuid[]))
      order by i.due_on, i.id limit 200`),
  );
}

export interface InstructionInput {
  readonly caseId?: string | undefined;
  readonly massProblemId?: string | undefined;
  readonly authorityId: string;
  readonly text: string;
  readonly dueOn: string;
}

async function centreOf(tx: Tx, realmId: string, input: InstructionInput): Promise<string> {
  if (input.caseId) {
    const row = await findCase(tx, realmId, input.caseId);
    if (!row) throw new Refusal('case-unknown');
    return row.centreId;
  }
  const problem = await findMass(tx, realmId, input.massProblemId ?? '');
  if (!problem) throw new Refusal('mass-problem-unknown');
  return problem.centreId;
}

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
  const { caseId, massProblemId, authorityId, text, dueOn } = input;
  return parts.database.inRealm(realmId, async (tx) => {
    const centreId = await centreOf(tx, realmId, input);
    authorise(mayInstruct, person, { realmId, centreId, authorityId: null });
    const directory = await parts.directories.of(tx, realmId);
    if (!directory.authorities.has(authorityId)) throw new Refusal('authority-unknown');
    const at = parts.clock.now();
    if (dueOn < at.toISOString().slice(0, 10))
      throw new Refusal('invalid', { field: 'dueOn', problem: 'past' });
    const id = newId();
    await tx.run(sql`insert into instructions (realm_id, id, case_id, mass_problem_id, authority_id, centre_id, text,
        due_on, state, given_by, given_at, changed_at)
      values (${realmId}, ${id}, ${caseId ?? null}, ${massProblemId ?? null}, ${authorityId}, ${centreId},
        ${text.trim()}, ${dueOn}, 'given', ${person.id}, ${at}, ${at})`);
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
 * The authority ordered accepts and reports; whoever gives orders there confirms, returns or withdraws.
 * @throws Refusal `instruction-unknown`, `forbidden`, `changed-meanwhile`, `act-not-possible`, `reason-missing`
 */
export function actOnInstruction(
  parts: CaseParts,
  person: Person,
  id: string,
  seen: number,
  input: { act: InstructionAct; words?: string | undefined },
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  const step = instructionSteps[input.act];
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await tx.maybe(sql<Instruction>`select ${columns} from instructions i
      where i.realm_id = ${realmId} and i.id = ${id} for update`);
    if (!row) throw new Refusal('instruction-unknown');
    const { centreId, authorityId } = row;
    if (step.by === 'giver') authorise(mayInstruct, person, { realmId, centreId, authorityId: null });
    else authorise(mayWorkOnCase, person, { realmId, centreId: null, authorityId });
    requireVersion(seen, row.version);
    if (!step.from.includes(row.state))
      throw new Refusal('act-not-possible', { act: input.act, state: row.state });
    const words = input.words?.trim();
    if (step.words && !words) throw new Refusal('reason-missing');
    const at = parts.clock.now();
    const version = row.version + 1;
    const report = step.words === 'report' ? words : row.report;
    const reason = step.words === 'reason' ? words : row.reason;
    await tx.run(sql`update instructions set state = ${step.to}, version = ${version}, report = ${report ?? null},
        reason = ${reason ?? null}, changed_at = ${at} where realm_id = ${realmId} and id = ${id}`);
    const event = { type: 'instruction.moved' as const, data: { instructionId: id, state: step.to } };
    await tell(tx, { realmId, actor: person, at }, event, row.caseId ?? row.massProblemId ?? id, words);
    return { id, version };
  });
}

/** Told of once on the day before, and once when the day has passed without a report. */
export async function remindOfInstructions(parts: CaseParts): Promise<number> {
  const at = parts.clock.now();
  const today = at.toISOString().slice(0, 10);
  return parts.database.acrossRealms(async (tx) => {
    const due = await tx.all(sql<{ realmId: string; id: string; about: string; late: boolean }>`
      update instructions set late_at = case when due_on < ${today}::date then ${at}::timestamptz end,
        reminded_at = coalesce(reminded_at, ${at})
      where state in ('given', 'accepted', 'returned')
        and ((due_on <= ${today}::date + 1 and reminded_at is null) or (due_on < ${today}::date and late_at is null))
      returning realm_id as "realmId", id, coalesce(case_id, mass_problem_id) as about, late_at is not null as late`);
    for (const { realmId, id, about, late } of due) {
      const event = { type: 'instruction.due' as const, data: { instructionId: id, late } };
      await tell(tx, { realmId, actor: system('instructions'), at }, event, about);
    }
    return due.length;
  });
}
