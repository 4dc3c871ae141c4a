import { type Query, sql, type Tx } from '../platform/database.ts';
import type { Side } from './assignment.rules.ts';
import type { Assignment, StoredLetter } from './assignment.types.ts';

const columns = sql`a.id, a.side, a.version, a.state, a.purpose, a.binding, a.centre_id as "centreId",
  a.partner_realm_id as "partnerRealmId", a.partner_centre_id as "partnerCentreId", a.partner_name as "partnerName",
  a.case_id as "caseId", a.document, a.contact_id as "contactId", a.partner_number as "partnerNumber",
  a.due_from as "dueFrom", a.due_at as "dueAt", a.reminded_at as "remindedAt", a.late_at as "lateAt",
  a.passed_at as "passedAt"`;

export function lockAssignment(
  tx: Tx,
  realmId: string,
  side: Side,
  id: string,
): Promise<Assignment | undefined> {
  return tx.maybe(sql<Assignment>`select ${columns} from assignments a
    where realm_id = ${realmId} and side = ${side} and id = ${id} for update`);
}

export function assignmentsOfCases(
  tx: Tx,
  realmId: string,
  caseIds: readonly string[],
): Promise<Assignment[]> {
  return tx.all(sql<Assignment>`select ${columns} from assignments a
    where realm_id = ${realmId} and case_id = any(${[...caseIds]}::uuid[]) order by a.id`);
}

const ofState = {
  waiting: sql`a.state = 'offered'`,
  open: sql`a.state in ('accepted', 'answered')`,
  ended: sql`a.state in ('refused', 'decided', 'withdrawn')`,
} satisfies Record<string, Query<unknown>>;
export type InboxView = keyof typeof ofState;

/** What was passed to these centres, the soonest due first. */
export function inboxOf(
  tx: Tx,
  realmId: string,
  centreIds: readonly string[],
  view: InboxView,
  limit: number,
): Promise<Assignment[]> {
  return tx.all(sql<Assignment>`select ${columns} from assignments a
    where a.realm_id = ${realmId} and a.side = 'taken' and a.centre_id = any(${[...centreIds]}::uuid[])
      and ${ofState[view]}
    order by a.due_at nulls last, a.id limit ${limit}`);
}

export async function countWaiting(tx: Tx, realmId: string, centreIds: readonly string[]): Promise<number> {
  const row = await tx.one(sql<{ waiting: number }>`select count(*) as waiting from assignments a
    where a.realm_id = ${realmId} and a.side = 'taken' and a.state = 'offered'
      and a.centre_id = any(${[...centreIds]}::uuid[])`);
  return row.waiting;
}

export async function insertAssignment(tx: Tx, realmId: string, row: Assignment): Promise<boolean> {
  const written =
    await tx.run(sql`insert into assignments (realm_id, side, id, version, state, purpose, binding,
      centre_id, partner_realm_id, partner_centre_id, partner_name, case_id, document, contact_id, due_from, due_at,
      passed_at)
    values (${realmId}, ${row.side}, ${row.id}, ${row.version}, ${row.state}, ${row.purpose}, ${row.binding},
      ${row.centreId}, ${row.partnerRealmId}, ${row.partnerCentreId}, ${JSON.stringify(row.partnerName)},
      ${row.caseId}, ${JSON.stringify(row.document)}, ${row.contactId}, ${row.dueFrom}, ${row.dueAt}, ${row.passedAt})
    on conflict do nothing`);
  return written > 0;
}

/** What moves in the course of an assignment, and its version. */
export async function updateAssignment(
  tx: Tx,
  realmId: string,
  row: Assignment,
  changes: Partial<Assignment>,
): Promise<Assignment> {
  const next: Assignment = { ...row, ...changes, version: row.version + 1 };
  await tx.run(sql`update assignments set version = ${next.version}, state = ${next.state}, case_id = ${next.caseId},
      partner_number = ${next.partnerNumber}, due_from = ${next.dueFrom}, due_at = ${next.dueAt},
      reminded_at = ${next.remindedAt}, late_at = ${next.lateAt}
    where realm_id = ${realmId} and side = ${row.side} and id = ${row.id}`);
  return next;
}

const letterColumns = sql`l.id, l.assignment_id as "assignmentId", l.side, l.kind, l.written_by as "writtenBy", l.at,
  l.data, l.late, l.answer_id as "answerId"`;

/** @returns false when it had come before */
export async function insertLetter(tx: Tx, realmId: string, letter: StoredLetter): Promise<boolean> {
  const written = await tx.run(sql`insert into assignment_letters
      (realm_id, side, assignment_id, id, kind, written_by, at, data, late, answer_id)
    values (${realmId}, ${letter.side}, ${letter.assignmentId}, ${letter.id}, ${letter.kind}, ${letter.writtenBy},
      ${letter.at}, ${JSON.stringify(letter.data)}, ${letter.late}, ${letter.answerId})
    on conflict do nothing`);
  return written > 0;
}

/** Letters of these assignments as this side has them, in the order they were written. */
export function lettersOf(
  tx: Tx,
  realmId: string,
  side: Side,
  assignmentIds: readonly string[],
): Promise<StoredLetter[]> {
  return tx.all(sql<StoredLetter>`select ${letterColumns} from assignment_letters l
    where l.realm_id = ${realmId} and l.side = ${side} and l.assignment_id = any(${[...assignmentIds]}::uuid[])
    order by l.at, l.id`);
}

export function findLetter(
  tx: Tx,
  realmId: string,
  side: Side,
  id: string,
): Promise<StoredLetter | undefined> {
  return tx.maybe(sql<StoredLetter>`select ${letterColumns} from assignment_letters l
    where l.realm_id = ${realmId} and l.side = ${side} and l.id = ${id}`);
}

/** The letter that told of an answer, or that became it. */
export function letterOfAnswer(
  tx: Tx,
  realmId: string,
  row: Assignment,
  answerId: string,
): Promise<StoredLetter | undefined> {
  return tx.maybe(sql<StoredLetter>`select ${letterColumns} from assignment_letters l
    where l.realm_id = ${realmId} and l.side = ${row.side} and l.assignment_id = ${row.id}
      and l.answer_id = ${answerId} limit 1`);
}

export async function noteAnswer(
  tx: Tx,
  realmId: string,
  letter: Pick<StoredLetter, 'id' | 'side'>,
  answerId: string,
): Promise<void> {
  await tx.run(sql`update assignment_letters set answer_id = ${answerId}
    where realm_id = ${realmId} and side = ${letter.side} and id = ${letter.id}`);
}

/** How often a case was refused elsewhere, whoever it was passed to. */
export async function refusalsOf(tx: Tx, realmId: string, caseId: string): Promise<StoredLetter[]> {
  return tx.all(sql<StoredLetter>`select ${letterColumns} from assignment_letters l
    join assignments a on a.realm_id = l.realm_id and a.side = l.side and a.id = l.assignment_id
    where l.realm_id = ${realmId} and l.side = 'given' and l.kind = 'refused' and not l.late
      and a.case_id = ${caseId} order by l.id`);
}

export interface DueRow {
  readonly realmId: string;
  readonly row: Assignment;
}

/** Across realms: what is due within its last fifth or over, and was not told of. */
export async function dueAssignments(tx: Tx, now: Date, limit: number): Promise<DueRow[]> {
  const rows = await tx.all(sql<Assignment & { realmId: string }>`
    select a.realm_id as "realmId", ${columns} from assignments a
    where a.state in ('offered', 'accepted') and a.late_at is null and a.due_at is not null
      and (a.due_at <= ${now}
        or (a.reminded_at is null and a.due_from + (a.due_at - a.due_from) * 0.8 <= ${now}))
    order by a.due_at limit ${limit} for update skip locked`);
  return rows.map(({ realmId, ...row }) => ({ realmId, row }));
}
