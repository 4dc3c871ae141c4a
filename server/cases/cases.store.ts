import { sql, type Tx } from '../platform/database.ts';
import type { Case, CaseChanges } from './case.types.ts';

/** The one place that knows which column holds which field. */
const columnOf: Readonly<Record<keyof Case, string>> = {
  id: 'id',
  number: 'number',
  version: 'version',
  state: 'state',
  type: 'type',
  title: 'title',
  language: 'language',
  topicId: 'topic_id',
  topicCode: 'topic_code',
  nationalCode: 'national_code',
  passportVersion: 'passport_version',
  severity: 'severity',
  severityReason: 'severity_reason',
  centreId: 'centre_id',
  areaId: 'area_id',
  place: 'place',
  lon: 'lon',
  lat: 'lat',
  authorityId: 'authority_id',
  executorId: 'executor_id',
  routeReason: 'route_reason',
  reach: 'reach',
  messageCount: 'message_count',
  mergedInto: 'merged_into',
  massProblemId: 'mass_problem_id',
  registeredAt: 'registered_at',
  openedAt: 'opened_at',
  assignedAt: 'assigned_at',
  firstAnsweredAt: 'first_answered_at',
  answeredAt: 'answered_at',
  closedAt: 'closed_at',
  objectionUntil: 'objection_until',
  outcome: 'outcome',
  solved: 'solved',
  forwardedCount: 'forwarded_count',
  reopenedCount: 'reopened_count',
  nextDueAt: 'next_due_at',
  nextDueClock: 'next_due_clock',
  nextDueUnit: 'next_due_unit',
  imported: 'imported',
};

const json = new Set<keyof Case>(['place', 'routeReason']);

/** Every column of `cases` under its field's name, of the table aliased `c`. */
export const caseColumns = sql.join(
  Object.entries(columnOf).map(([field, column]) => sql`${sql.ref(`c.${column}`)} as ${sql.ref(field)}`),
);

export function findCase(tx: Tx, realmId: string, id: string): Promise<Case | undefined> {
  return tx.maybe(sql<Case>`select ${caseColumns} from cases c where realm_id = ${realmId} and id = ${id}`);
}

export function findCases(tx: Tx, realmId: string, ids: readonly string[]): Promise<Case[]> {
  return tx.all(sql<Case>`select ${caseColumns} from cases c
    where realm_id = ${realmId} and id = any(${[...ids]}::uuid[])`);
}

/** Locks the row: two people acting on one case act one after the other. */
export function lockCase(tx: Tx, realmId: string, id: string): Promise<Case | undefined> {
  return tx.maybe(
    sql<Case>`select ${caseColumns} from cases c where realm_id = ${realmId} and id = ${id} for update`,
  );
}

/** Writes the changed fields and moves the version. @returns the row as it is now */
export async function updateCase(tx: Tx, realmId: string, row: Case, changes: CaseChanges): Promise<Case> {
  const fields = Object.keys(changes) as (keyof CaseChanges)[];
  const sets = fields.map((field) => {
    const value = changes[field] ?? null;
    const stored = json.has(field) && value !== null ? JSON.stringify(value) : value;
    return sql`${sql.ref(columnOf[field])} = ${stored}`;
  });
  await tx.run(sql`update cases set ${sql.join([...sets, sql`version = version + 1`])}
    where realm_id = ${realmId} and id = ${row.id}`);
  return { ...row, ...changes, version: row.version + 1 };
}

/**
 * Inserts new cases. A number already taken in the realm is no error: that case is left out.
 * @returns the ids that were written
 */
export async function insertCases(tx: Tx, realmId: string, rows: readonly Case[]): Promise<Set<string>> {
  const fields = Object.keys(columnOf) as (keyof Case)[];
  const columns = sql.join(fields.map((field) => sql.ref(columnOf[field])));
  const written = await tx.all(sql<{ id: string }>`
    insert into cases (realm_id, ${columns})
    select ${realmId}, ${columns} from jsonb_populate_recordset(null::cases, ${JSON.stringify(rows.map(toColumns))}::jsonb)
    on conflict (realm_id, number) do nothing returning id`);
  return new Set(written.map(({ id }) => id));
}

function toColumns(row: Case): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columnOf).map(([field, column]) => [column, row[field as keyof Case]]),
  );
}

/** Ties messages to cases. */
export function linkMessages(
  tx: Tx,
  realmId: string,
  links: readonly { caseId: string; messageId: string; role: 'opened' | 'joined' }[],
  at: Date,
): Promise<number> {
  return tx.run(sql`insert into case_messages (realm_id, case_id, message_id, role, linked_at)
    select ${realmId}, case_id, message_id, role, ${at}
    from unnest(${links.map(({ caseId }) => caseId)}::uuid[], ${links.map(({ messageId }) => messageId)}::uuid[],
      ${links.map(({ role }) => role)}::text[]) as l (case_id, message_id, role)
    on conflict do nothing`);
}
