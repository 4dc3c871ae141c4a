import { sql, type Tx } from '../platform/database.ts';
import type { RosterData } from './roster.rules.ts';

export interface Roster {
  readonly centreId: string;
  /** 0: none has been written. */
  readonly version: number;
  readonly data: RosterData;
  readonly answerMinutes: number;
}

const rosterColumns = sql`centre_id as "centreId", version, data, answer_minutes as "answerMinutes"`;

export function readRosters(tx: Tx, realmId: string, centreIds: readonly string[]): Promise<Roster[]> {
  return tx.all(sql<Roster>`select ${rosterColumns} from duty_rosters
    where realm_id = ${realmId} and centre_id = any(${[...centreIds]}::uuid[])`);
}

/** @returns false when somebody else wrote first */
export async function writeRoster(tx: Tx, realmId: string, roster: Roster, at: Date): Promise<boolean> {
  const { centreId, version, data, answerMinutes } = roster;
  const written = await tx.run(sql`
    insert into duty_rosters as d (realm_id, centre_id, version, data, answer_minutes, changed_at)
    select ${realmId}, ${centreId}, 1, ${JSON.stringify(data)}::jsonb, ${answerMinutes}, ${at}
    on conflict (realm_id, centre_id) do update set version = d.version + 1, data = excluded.data,
      answer_minutes = excluded.answer_minutes, changed_at = excluded.changed_at
    where d.version = ${version}`);
  return written > 0;
}

export interface DutyCall {
  readonly id: string;
  readonly centreId: string;
  readonly caseId: string;
  readonly state: 'calling' | 'acknowledged' | 'unanswered';
  readonly people: readonly string[];
  readonly step: number;
  readonly deadline: Date;
  /** How long each has. */
  readonly answerMinutes: number;
  readonly openedAt: Date;
  readonly settledAt: Date | null;
  readonly acknowledgedBy: string | null;
}

const callColumns = sql`d.id, d.centre_id as "centreId", d.case_id as "caseId", d.state, d.people, d.step, d.deadline,
  d.answer_minutes as "answerMinutes", d.opened_at as "openedAt", d.settled_at as "settledAt", d.acknowledged_by as "acknowledgedBy"`;

/** @returns false when the case has an open call already */
export async function insertCall(tx: Tx, realmId: string, call: DutyCall): Promise<boolean> {
  const { id, centreId, caseId, state, people, step, deadline, answerMinutes, openedAt } = call;
  const written = await tx.run(sql`
    insert into duty_calls (realm_id, id, centre_id, case_id, state, people, step, deadline, answer_minutes, opened_at)
    values (${realmId}, ${id}, ${centreId}, ${caseId}, ${state}, ${[...people]}::uuid[], ${step}, ${deadline},
      ${answerMinutes}, ${openedAt})
    on conflict do nothing`);
  return written > 0;
}

export function lockCall(tx: Tx, realmId: string, id: string): Promise<DutyCall | undefined> {
  return tx.maybe(sql<DutyCall>`select ${callColumns} from duty_calls d
    where realm_id = ${realmId} and id = ${id} for update`);
}

export async function updateCall(
  tx: Tx,
  realmId: string,
  id: string,
  {
    state,
    step,
    deadline,
    settledAt,
    acknowledgedBy,
  }: Pick<DutyCall, 'state' | 'step' | 'deadline' | 'settledAt' | 'acknowledgedBy'>,
): Promise<void> {
  await tx.run(sql`update duty_calls set state = ${state}, step = ${step}, deadline = ${deadline},
      settled_at = ${settledAt}, acknowledged_by = ${acknowledgedBy}
    where realm_id = ${realmId} and id = ${id}`);
}

export interface CallEntry extends DutyCall {
  readonly caseNumber: string;
  readonly topicId: string;
  readonly askedName: string | null;
  readonly acknowledgedByName: string | null;
}

/** The newest calls of these centres, and those that ask this person wherever they are. */
export function listCalls(
  tx: Tx,
  realmId: string,
  centreIds: readonly string[],
  personId: string,
): Promise<CallEntry[]> {
  return tx.all(sql<CallEntry>`
    select ${callColumns}, c.number as "caseNumber", c.topic_id as "topicId",
      (select name from accounts where id = d.people[1 + d.step % cardinality(d.people)]) as "askedName",
      (select name from accounts where id = d.acknowledged_by) as "acknowledgedByName"
    from duty_calls d join cases c on c.realm_id = d.realm_id and c.id = d.case_id
    where d.realm_id = ${realmId}
      and (d.centre_id = any(${[...centreIds]}::uuid[]) or (d.state = 'calling' and ${personId}::uuid = any(d.people)))
    order by d.id desc limit 50`);
}
