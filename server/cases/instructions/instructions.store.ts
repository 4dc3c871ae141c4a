import { sql, type Tx } from '../../platform/database.ts';
import { dayOfRealm } from '../../territory/index.ts';
import type { InstructionState } from './instruction.rules.ts';
import type { Instruction } from './instruction.types.ts';

const columns = sql`i.id, i.version, i.case_id as "caseId", i.mass_problem_id as "massProblemId", i.figure,
  i.authority_id as "authorityId", i.centre_id as "centreId", i.text, i.due_on as "dueOn", i.extensions, i.state,
  i.report, i.reason, i.given_by as "givenBy", (select name from accounts where id = i.given_by) as "givenByName",
  i.given_at as "givenAt", i.late_at is not null as late, c.number as "caseNumber",
  coalesce(c.topic_id, m.topic_id) as "topicId"`;
const joined = sql`instructions i
  left join cases c on c.realm_id = i.realm_id and c.id = i.case_id
  left join mass_problems m on m.realm_id = i.realm_id and m.id = i.mass_problem_id`;

/** Those that are not over, those that are, or all given from one thing. */
export type WhichInstructions =
  | { readonly over: boolean }
  | { readonly caseId: string }
  | { readonly massId: string };

/** Of these authorities and centres: the soonest due first, and of those over the latest. */
export function listInstructions(
  tx: Tx,
  realmId: string,
  sight: { centreIds: readonly string[]; authorityIds: readonly string[] },
  which: WhichInstructions,
): Promise<Instruction[]> {
  const over = sql`i.state in ('done', 'withdrawn')`;
  const asked =
    'over' in which
      ? which.over
        ? over
        : sql`not (${over})`
      : 'caseId' in which
        ? sql`i.case_id = ${which.caseId}`
        : sql`i.mass_problem_id = ${which.massId}`;
  const order = 'over' in which && which.over ? sql`i.changed_at desc` : sql`i.due_on`;
  return tx.all(sql<Instruction>`select ${columns} from ${joined}
    where i.realm_id = ${realmId} and ${asked} and (i.authority_id = any(${[...sight.authorityIds]}::uuid[])
      or i.centre_id = any(${[...sight.centreIds]}::uuid[]))
    order by ${order}, i.id limit 200`);
}

export function instructionsById(tx: Tx, realmId: string, ids: readonly string[]): Promise<Instruction[]> {
  return tx.all(sql<Instruction>`select ${columns} from ${joined}
    where i.realm_id = ${realmId} and i.id = any(${[...ids]}::uuid[])`);
}

export function lockInstruction(tx: Tx, realmId: string, id: string): Promise<Instruction | undefined> {
  return tx.maybe(sql<Instruction>`select ${columns} from ${joined}
    where i.realm_id = ${realmId} and i.id = ${id} for update of i`);
}

export async function insertInstruction(
  tx: Tx,
  realmId: string,
  row: Pick<Instruction, 'id' | 'caseId' | 'massProblemId' | 'figure' | 'authorityId' | 'centreId' | 'text'> &
    Pick<Instruction, 'dueOn' | 'givenBy' | 'givenAt'>,
): Promise<void> {
  await tx.run(sql`insert into instructions (realm_id, id, case_id, mass_problem_id, figure, authority_id, centre_id,
      text, due_on, state, given_by, given_at, changed_at)
    values (${realmId}, ${row.id}, ${row.caseId}, ${row.massProblemId},
      ${row.figure ? JSON.stringify(row.figure) : null}, ${row.authorityId}, ${row.centreId}, ${row.text},
      ${row.dueOn}, 'given', ${row.givenBy}, ${row.givenAt}, ${row.givenAt})`);
}

export interface InstructionChange {
  readonly state: InstructionState;
  readonly report: string | null;
  readonly reason: string | null;
  /** A new day: reminders of it begin anew. */
  readonly dueOn: string | null;
}

export async function updateInstruction(
  tx: Tx,
  realmId: string,
  row: Instruction,
  change: InstructionChange,
  at: Date,
): Promise<number> {
  const version = row.version + 1;
  const { dueOn } = change;
  await tx.run(sql`update instructions set state = ${change.state}, version = ${version}, report = ${change.report},
      reason = ${change.reason}, changed_at = ${at}, due_on = coalesce(${dueOn}::date, due_on),
      extensions = extensions + case when ${dueOn}::date is null then 0 else 1 end,
      reminded_at = case when ${dueOn}::date is null then reminded_at end,
      late_at = case when ${dueOn}::date is null then late_at end
    where realm_id = ${realmId} and id = ${row.id}`);
  return version;
}

/** Marks what is due tomorrow or late, once each. */
export function markDue(
  tx: Tx,
  at: Date,
): Promise<{ realmId: string; id: string; about: string; late: boolean }[]> {
  const today = dayOfRealm(sql`instructions.realm_id`, at);
  return tx.all(sql<{ realmId: string; id: string; about: string; late: boolean }>`
    update instructions set late_at = case when due_on < ${today} then ${at}::timestamptz end,
      reminded_at = coalesce(reminded_at, ${at})
    where state in ('given', 'accepted', 'returned')
      and ((due_on <= ${today} + 1 and reminded_at is null) or (due_on < ${today} and late_at is null))
    returning realm_id as "realmId", id, coalesce(case_id, mass_problem_id, id) as about, late_at is not null as late`);
}
